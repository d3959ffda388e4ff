<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline: events, the newest first, a heading for each year. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up"/>
<xsl:key name="year" match="event" use="substring(@start_date, 1, 4)"/>
<xsl:template match="page" mode="title"><say key="say.events"/></xsl:template>
<xsl:template match="page" mode="main">
<xsl:call-template name="turn"><xsl:with-param name="list" select="'events'"/></xsl:call-template>
<xsl:for-each select="event[generate-id() = generate-id(key('year', substring(@start_date, 1, 4))[1])]">
<xsl:variable name="year" select="substring(@start_date, 1, 4)"/>
<div class="scroll" tabindex="0" role="region" aria-label="{$year}">
<table class="events">
<caption><h2><xsl:choose><xsl:when test="$year"><xsl:value-of select="$year"/></xsl:when><xsl:otherwise><say key="say.undated"/></xsl:otherwise></xsl:choose></h2></caption>
<xsl:call-template name="event_head"/>
<tbody><xsl:apply-templates select="key('year', $year)" mode="row"/></tbody>
</table>
</div>
</xsl:for-each>
<xsl:call-template name="turn"><xsl:with-param name="list" select="'events'"/></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
