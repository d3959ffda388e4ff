<?xml version="1.0" encoding="UTF-8"?>
<!-- One article: its text with each reading marked where it stands, and the readings below. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up" select="'../'"/>
<xsl:template match="page" mode="title"><xsl:choose><xsl:when test="article/@title"><xsl:value-of select="article/@title"/></xsl:when><xsl:otherwise><xsl:value-of select="article/@source"/></xsl:otherwise></xsl:choose></xsl:template>
<xsl:template match="page" mode="main">
<dl class="facts">
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.source"/></xsl:with-param><xsl:with-param name="value" select="article/@source"/></xsl:call-template>
<xsl:if test="starts-with(article/@url, 'http://') or starts-with(article/@url, 'https://')"><dt><say key="say.address"/></dt><dd><a rel="noreferrer" href="{article/@url}"><xsl:value-of select="article/@url"/></a></dd></xsl:if>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.published"/></xsl:with-param><xsl:with-param name="value" select="translate(substring(article/@published_at, 1, 16), 'T', ' ')"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.author"/></xsl:with-param><xsl:with-param name="value" select="article/@author"/></xsl:call-template>
<xsl:if test="article/@reprint_of"><dt><say key="say.reprint_of"/></dt><dd><a href="{article/@reprint_of}.html"><xsl:value-of select="article/@reprint_of"/></a></dd></xsl:if>
</dl>
<xsl:if test="block">
<p class="legend"><mark class="event"><say key="say.event"/></mark><xsl:text> </xsl:text><mark class="participant"><say key="say.participant"/></mark><xsl:text> </xsl:text><mark class="agreement"><say key="say.agreement"/></mark><xsl:text> </xsl:text><mark class="figure"><say key="say.figure"/></mark><xsl:text> </xsl:text><mark class="topic"><say key="say.topic"/></mark></p>
<article lang="{article/@lang}"><xsl:apply-templates select="block"/></article>
</xsl:if>
<h2><say key="say.readings"/></h2>
<ol class="readings">
<xsl:for-each select="event | event/* | participant | agreement | figure | topic"><xsl:sort select="@n" data-type="number"/><xsl:apply-templates select="." mode="reading"/></xsl:for-each>
</ol>
</xsl:template>

<xsl:template match="block"><p class="{@kind}"><xsl:apply-templates select="run"/></p></xsl:template>
<xsl:template match="run"><xsl:value-of select="."/></xsl:template>
<xsl:template match="run[@reading]">
<a id="c{@start}" href="#r{@reading}"><mark class="{@kinds}" data-start="{@start}" data-end="{@end}"><xsl:value-of select="."/></mark></a>
</xsl:template>

<xsl:template match="*" mode="reading">
<li id="r{@n}" value="{@n}" data-start="{@start_char}" data-end="{@end_char}"><mark class="{local-name()}"><xsl:apply-templates select="." mode="kind"/></mark><xsl:text> </xsl:text><xsl:apply-templates select="." mode="value"/>
<xsl:if test="@end_char and /page/block"> <a class="back" href="#c{@start_char}" aria-label="{say:say.place_in_text}">↑</a></xsl:if></li>
</xsl:template>
<xsl:template match="event" mode="kind"><say key="say.event"/></xsl:template>
<xsl:template match="participant" mode="kind"><say key="say.participant"/></xsl:template>
<xsl:template match="agreement" mode="kind"><say key="say.agreement"/></xsl:template>
<xsl:template match="figure" mode="kind"><say key="say.figure"/></xsl:template>
<xsl:template match="topic" mode="kind"><say key="say.topic"/></xsl:template>
<xsl:template match="event" mode="value"><a href="../event/{@id}.html"><xsl:apply-templates select="." mode="name"/></a>, <xsl:apply-templates select="." mode="when"/>, <xsl:value-of select="@parties_label"/>, <xsl:value-of select="@status_label"/></xsl:template>
<xsl:template match="participant" mode="value">
<xsl:choose><xsl:when test="@person_id"><a href="../person/{@person_id}.html"><xsl:value-of select="@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose>
<xsl:if test="@position">, <xsl:value-of select="@position"/></xsl:if>, <xsl:value-of select="@role_label"/></xsl:template>
<xsl:template match="agreement" mode="value"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@kind_label"/> × <xsl:value-of select="@instruments"/></xsl:otherwise></xsl:choose>, <xsl:value-of select="@status_label"/></xsl:template>
<xsl:template match="figure" mode="value"><xsl:value-of select="@text"/><xsl:if test="@subject"> (<xsl:value-of select="@subject"/>)</xsl:if></xsl:template>
<xsl:template match="topic" mode="value"><xsl:value-of select="@topic_label"/>, <xsl:value-of select="@stance_label"/></xsl:template>
</xsl:stylesheet>
