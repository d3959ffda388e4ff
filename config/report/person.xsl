<?xml version="1.0" encoding="UTF-8"?>
<!-- One person: offices over time and events. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up" select="'../'"/>
<xsl:template match="page" mode="title"><xsl:value-of select="person/@name"/></xsl:template>
<xsl:template match="page" mode="main">
<dl class="facts">
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.country"/></xsl:with-param><xsl:with-param name="value" select="person/@country_label"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.latin"/></xsl:with-param><xsl:with-param name="value" select="person/@name_latin"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.chinese"/></xsl:with-param><xsl:with-param name="value" select="person/@name_zh"/></xsl:call-template>
</dl>
<xsl:if test="person/position">
<h2><say key="say.offices"/></h2>
<ol class="offices">
<xsl:for-each select="person/position">
<xsl:sort select="@first_seen"/>
<li><xsl:value-of select="@position"/> <small><xsl:text> </xsl:text><xsl:value-of select="@first_seen"/><xsl:if test="@first_seen != @last_seen"> – <xsl:value-of select="@last_seen"/></xsl:if></small></li>
</xsl:for-each>
</ol>
</xsl:if>
<h2><say key="say.events"/></h2>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.events}">
<table class="events">
<xsl:call-template name="event_head"/>
<tbody><xsl:apply-templates select="person/participant/event" mode="row"><xsl:sort select="@start_date" order="descending"/></xsl:apply-templates></tbody>
</table>
</div>
</xsl:template>
</xsl:stylesheet>
