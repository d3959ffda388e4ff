<?xml version="1.0" encoding="UTF-8"?>
<!-- Counts, meetings by year, who met whom, coverage by site and month, what became of the inputs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up"/>
<xsl:template match="page" mode="title"><say key="say.dataset"/></xsl:template>

<xsl:template match="page" mode="main">
<ul class="sizes"><xsl:apply-templates select="size"/></ul>
<xsl:if test="year"><h2><say key="say.by_year"/></h2><xsl:call-template name="years"/></xsl:if>
<xsl:if test="row"><h2><say key="say.who_met_whom"/></h2><xsl:call-template name="matrix"/></xsl:if>
<h2><say key="say.coverage"/></h2>
<xsl:call-template name="coverage"/>
<h2><say key="say.inputs"/></h2>
<xsl:call-template name="outcomes"/>
</xsl:template>

<xsl:template match="size"><li><strong><xsl:value-of select="@n"/></strong><xsl:text> </xsl:text><xsl:apply-templates select="@table"/></li></xsl:template>
<xsl:template match="@table[. = 'articles']"><say key="say.articles"/></xsl:template>
<xsl:template match="@table[. = 'events']"><say key="say.events"/></xsl:template>
<xsl:template match="@table[. = 'persons']"><say key="say.persons"/></xsl:template>
<xsl:template match="@table[. = 'agreements']"><say key="say.agreements"/></xsl:template>
<xsl:template match="@table[. = 'series']"><say key="say.all_series"/></xsl:template>
<xsl:template match="@table[. = 'inputs']"><say key="say.inputs"/></xsl:template>

<!-- Bars: 24 wide for each year, 160 high for the most. -->
<xsl:template name="years">
<xsl:variable name="most"><xsl:for-each select="year"><xsl:sort select="@n" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@n"/></xsl:if></xsl:for-each></xsl:variable>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.by_year}">
<svg role="img" aria-labelledby="years-title years-text" viewBox="0 0 {count(year) * 24 + 8} 200" width="{count(year) * 24 + 8}" height="200">
<title id="years-title"><say key="say.by_year"/></title>
<desc id="years-text"><xsl:for-each select="year[@n &gt; 0]"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@key"/>: <xsl:value-of select="@n"/></xsl:for-each></desc>
<xsl:for-each select="year">
<xsl:variable name="high" select="round(@n * 150 div $most)"/>
<rect x="{position() * 24 - 20}" y="{170 - $high}" width="18" height="{$high}"/>
<xsl:if test="@n &gt; 0"><text x="{position() * 24 - 11}" y="{166 - $high}" text-anchor="middle"><xsl:value-of select="@n"/></text></xsl:if>
<text x="{position() * 24 - 11}" y="186" text-anchor="middle"><xsl:value-of select="substring(@key, 3)"/></text>
</xsl:for-each>
</svg>
</div>
</xsl:template>

<xsl:template name="matrix">
<xsl:variable name="page" select="."/>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.who_met_whom}">
<table class="matrix">
<thead><tr><td></td><xsl:for-each select="column"><th scope="col"><xsl:value-of select="@label"/></th></xsl:for-each></tr></thead>
<tbody><xsl:for-each select="row"><tr><th scope="row"><xsl:value-of select="@label"/></th>
<xsl:for-each select="cell"><td><xsl:if test="@n &gt; 0"><xsl:attribute name="class">met<xsl:if test="@n &gt; 2"> often</xsl:if></xsl:attribute><xsl:value-of select="@n"/></xsl:if></td></xsl:for-each>
</tr></xsl:for-each></tbody>
</table>
</div>
</xsl:template>

<xsl:template name="coverage">
<xsl:variable name="months" select="month"/>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.coverage}">
<table>
<thead><tr><th scope="col"><say key="say.site"/></th><th class="number" scope="col"><say key="say.articles"/></th><th scope="col"><say key="say.months"/></th></tr></thead>
<tbody><xsl:for-each select="site"><tr>
<th scope="row"><xsl:choose><xsl:when test="@key != ''"><xsl:value-of select="@key"/></xsl:when><xsl:otherwise><say key="say.unknown"/></xsl:otherwise></xsl:choose></th>
<td class="number"><xsl:value-of select="@n"/></td>
<td><xsl:for-each select="in"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:choose><xsl:when test="@month != ''"><xsl:value-of select="@month"/></xsl:when><xsl:otherwise><say key="say.undated"/></xsl:otherwise></xsl:choose><xsl:if test="@n &gt; 1"> (<xsl:value-of select="@n"/>)</xsl:if></xsl:for-each></td>
</tr></xsl:for-each></tbody>
</table>
</div>
</xsl:template>

<xsl:template name="outcomes">
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.inputs}">
<table>
<thead><tr><th scope="col"><say key="say.outcome"/></th><th scope="col"><say key="say.reason"/></th><th class="number" scope="col"><say key="say.inputs"/></th></tr></thead>
<tbody><xsl:for-each select="outcome"><tr><td><xsl:value-of select="@label"/></td><td><xsl:value-of select="@reason"/></td><td class="number"><xsl:value-of select="@n"/></td></tr></xsl:for-each></tbody>
</table>
</div>
</xsl:template>
</xsl:stylesheet>
