<?xml version="1.0" encoding="UTF-8"?>
<!-- Articles, the newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up"/>
<xsl:template match="page" mode="title"><say key="say.articles"/></xsl:template>
<xsl:template match="page" mode="main">
<xsl:call-template name="turn"><xsl:with-param name="list" select="'articles'"/></xsl:call-template>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.articles}">
<table>
<thead><tr><th scope="col"><say key="say.published"/></th><th scope="col"><say key="say.title"/></th><th scope="col"><say key="say.site"/></th></tr></thead>
<tbody>
<xsl:for-each select="article">
<tr><td class="day"><xsl:value-of select="@published_on"/></td>
<td lang="{@lang}"><a href="article/{@article_id}.html"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@source"/></xsl:otherwise></xsl:choose></a></td>
<td><xsl:value-of select="@site"/></td></tr>
</xsl:for-each>
</tbody>
</table>
</div>
<xsl:call-template name="turn"><xsl:with-param name="list" select="'articles'"/></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
