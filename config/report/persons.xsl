<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons by name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up"/>
<xsl:template match="page" mode="title"><say key="say.persons"/></xsl:template>
<xsl:template match="page" mode="main">
<xsl:call-template name="turn"><xsl:with-param name="list" select="'persons'"/></xsl:call-template>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.persons}">
<table>
<thead><tr><th scope="col"><say key="say.name"/></th><th scope="col"><say key="say.country"/></th><th scope="col"><say key="say.seen"/></th><th class="number" scope="col"><say key="say.events"/></th></tr></thead>
<tbody>
<xsl:for-each select="person">
<tr><td><a href="person/{@person_id}.html"><xsl:value-of select="@name"/></a><xsl:if test="@name_zh"><xsl:text> </xsl:text><span lang="zh"><xsl:value-of select="@name_zh"/></span></xsl:if></td>
<td><xsl:value-of select="@country_label"/></td><td class="day"><xsl:value-of select="@first_seen"/><xsl:if test="@first_seen != @last_seen"> – <xsl:value-of select="@last_seen"/></xsl:if></td>
<td class="number"><xsl:value-of select="@events"/></td></tr>
</xsl:for-each>
</tbody>
</table>
</div>
<xsl:call-template name="turn"><xsl:with-param name="list" select="'persons'"/></xsl:call-template>
</xsl:template>
</xsl:stylesheet>
