<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page has: head, ways to the others, foot. A sheet that includes this one says how far `up` the folder of the
     language is, and what its title and its main part are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

<xsl:template match="/page">
<html lang="{@lang}">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title><xsl:apply-templates select="." mode="title"/> – bienban</title>
<link rel="stylesheet" href="{$up}../style.css"/>
</head>
<body>
<a class="skip" href="#main"><say key="say.skip"/></a>
<header>
<nav aria-label="{say:say.pages}">
<a href="{$up}index.html"><xsl:if test="starts-with(@path, 'index.')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><say key="say.overview"/></a>
<a href="{$up}events-1.html"><xsl:if test="starts-with(@path, 'events-')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><say key="say.events"/></a>
<a href="{$up}persons-1.html"><xsl:if test="starts-with(@path, 'persons-')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><say key="say.persons"/></a>
<a href="{$up}articles-1.html"><xsl:if test="starts-with(@path, 'articles-')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><say key="say.articles"/></a>
<a href="{$up}search.html"><xsl:if test="starts-with(@path, 'search.')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><say key="say.search"/></a>
<a class="language" lang="{say:say.other_code}" href="{$up}../{say:say.other_code}/{@path}"><say key="say.other_language"/></a>
</nav>
</header>
<main id="main">
<h1><xsl:apply-templates select="." mode="title"/></h1>
<xsl:apply-templates select="." mode="main"/>
</main>
<footer><say key="say.foot"/></footer>
</body>
</html>
</xsl:template>

<!-- The name of an event, or what kind it was. -->
<xsl:template match="event" mode="name">
<xsl:choose><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise><xsl:value-of select="@kind_label"/></xsl:otherwise></xsl:choose>
</xsl:template>

<!-- Days as exact as they are known. -->
<xsl:template match="event" mode="when">
<xsl:choose>
<xsl:when test="not(@start_date)"><say key="say.undated"/></xsl:when>
<xsl:otherwise><time datetime="{@start_date}"><xsl:choose>
<xsl:when test="@date_precision = 'month'"><xsl:value-of select="substring(@start_date, 1, 7)"/></xsl:when>
<xsl:when test="@date_precision = 'year'"><xsl:value-of select="substring(@start_date, 1, 4)"/></xsl:when>
<xsl:when test="@date_precision = 'quarter'"><say key="say.quarter"/><xsl:text> </xsl:text><xsl:value-of select="(substring(@start_date, 6, 2) + 2) div 3"/>/<xsl:value-of select="substring(@start_date, 1, 4)"/></xsl:when>
<xsl:otherwise><xsl:value-of select="@start_date"/><xsl:if test="@end_date != @start_date">–<xsl:value-of select="@end_date"/></xsl:if></xsl:otherwise>
</xsl:choose></time></xsl:otherwise>
</xsl:choose>
</xsl:template>

<xsl:template match="event" mode="row">
<tr>
<td class="day"><xsl:apply-templates select="." mode="when"/></td>
<td><a href="{$up}event/{@event_id}.html"><xsl:apply-templates select="." mode="name"/></a></td>
<td><xsl:value-of select="@parties_label"/></td>
<td><xsl:value-of select="@place"/></td>
<td><span class="status {@status}"><xsl:value-of select="@status_label"/></span></td>
</tr>
</xsl:template>

<xsl:template name="event_head">
<thead><tr>
<th scope="col"><say key="say.when"/></th><th scope="col"><say key="say.event"/></th><th scope="col"><say key="say.parties"/></th>
<th scope="col"><say key="say.place"/></th><th scope="col"><say key="say.status"/></th>
</tr></thead>
</xsl:template>

<!-- Ways through a list of several pages. -->
<xsl:template name="turn">
<xsl:param name="list"/>
<xsl:if test="/page/@pages &gt; 1">
<nav class="turn" aria-label="{say:say.list_pages}">
<xsl:if test="/page/@page &gt; 1">
<a href="{$list}-1.html">1</a><a rel="prev" href="{$list}-{/page/@page - 1}.html"><say key="say.previous"/></a>
</xsl:if>
<span><xsl:value-of select="/page/@page"/> / <xsl:value-of select="/page/@pages"/></span>
<xsl:if test="/page/@page &lt; /page/@pages">
<a rel="next" href="{$list}-{/page/@page + 1}.html"><say key="say.next"/></a><a href="{$list}-{/page/@pages}.html"><xsl:value-of select="/page/@pages"/></a>
</xsl:if>
</nav>
</xsl:if>
</xsl:template>

<!-- A line of a list of facts, where there is a fact. -->
<xsl:template name="fact">
<xsl:param name="label"/><xsl:param name="value"/>
<xsl:if test="string($value)"><dt><xsl:copy-of select="$label"/></dt><dd><xsl:value-of select="$value"/></dd></xsl:if>
</xsl:template>
</xsl:stylesheet>
