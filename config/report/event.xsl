<?xml version="1.0" encoding="UTF-8"?>
<!-- One event: facts, both delegations, agreements, topics, and the sentences that it was read from. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up" select="'../'"/>
<xsl:template match="page" mode="title"><xsl:apply-templates select="event" mode="name"/></xsl:template>

<xsl:template match="page" mode="main">
<xsl:apply-templates select="event" mode="facts"/>
<xsl:apply-templates select="event" mode="people"/>
<xsl:if test="event/agreement">
<h2><say key="say.agreements"/></h2>
<ul><xsl:apply-templates select="event/agreement"/></ul>
</xsl:if>
<xsl:if test="event/topic">
<h2><say key="say.topics"/></h2>
<div class="scroll" tabindex="0" role="region" aria-label="{say:say.topics}">
<table><thead><tr><th scope="col"><say key="say.topic"/></th><th scope="col"><say key="say.stance"/></th><th scope="col"><say key="say.raised_by"/></th><th scope="col"><say key="say.evidence"/></th></tr></thead>
<tbody><xsl:apply-templates select="event/topic"/></tbody></table>
</div>
</xsl:if>
<h2><say key="say.read_from"/></h2>
<ul class="evidence"><xsl:apply-templates select="event/mention"/></ul>
</xsl:template>

<xsl:template match="event" mode="facts">
<dl class="facts">
<dt><say key="say.when"/></dt><dd><xsl:apply-templates select="." mode="when"/>
<xsl:if test="@date_basis"> <small>(<xsl:value-of select="@date_basis_label"/>)</small></xsl:if></dd>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.kind"/></xsl:with-param><xsl:with-param name="value" select="@kind_label"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.status"/></xsl:with-param><xsl:with-param name="value" select="@status_label"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.ordinal"/></xsl:with-param><xsl:with-param name="value" select="@ordinal"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.series"/></xsl:with-param><xsl:with-param name="value" select="series/@name"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.place"/></xsl:with-param><xsl:with-param name="value" select="@place"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.province"/></xsl:with-param><xsl:with-param name="value" select="@province_code_label"/></xsl:call-template>
<xsl:if test="@province_code != @province_code_now"><xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.province_now"/></xsl:with-param><xsl:with-param name="value" select="@province_code_now_label"/></xsl:call-template></xsl:if>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.parties"/></xsl:with-param><xsl:with-param name="value" select="@parties_label"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.host"/></xsl:with-param><xsl:with-param name="value" select="@host"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.attendance"/></xsl:with-param><xsl:with-param name="value" select="@attendance_label"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.theme"/></xsl:with-param><xsl:with-param name="value" select="@theme"/></xsl:call-template>
<xsl:call-template name="fact"><xsl:with-param name="label"><say key="say.conflicts"/></xsl:with-param><xsl:with-param name="value" select="@conflicts"/></xsl:call-template>
</dl>
</xsl:template>

<!-- A delegation for each country, in the order of the parties, then who has none; who leads stands first. -->
<xsl:variable name="roles" select="'chair head_of_delegation signatory speaker attendee'"/>
<xsl:template match="event" mode="people">
<xsl:if test="participant">
<h2><say key="say.participants"/></h2>
<div class="sides">
<xsl:for-each select="participant[not(@country = preceding-sibling::participant/@country)]">
<xsl:sort select="@country != 'VN'"/>
<xsl:variable name="country" select="string(@country)"/>
<section>
<h3><xsl:choose><xsl:when test="@country_label"><xsl:value-of select="@country_label"/></xsl:when><xsl:otherwise><say key="say.others"/></xsl:otherwise></xsl:choose></h3>
<ul><xsl:apply-templates select="../participant[string(@country) = $country]"><xsl:sort select="string-length(substring-before($roles, @role))" data-type="number"/></xsl:apply-templates></ul>
</section>
</xsl:for-each>
</div>
</xsl:if>
</xsl:template>
<xsl:template match="participant">
<li><a href="../person/{@person_id}.html"><xsl:value-of select="@name"/></a><xsl:if test="@position">, <xsl:value-of select="@position"/></xsl:if>
<xsl:if test="@role != 'attendee'"> <span class="role"><xsl:value-of select="@role_label"/></span></xsl:if></li>
</xsl:template>
<xsl:template match="agreement">
<li><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@kind_label"/> × <xsl:value-of select="@instruments"/></xsl:otherwise></xsl:choose>
<xsl:text> </xsl:text><span class="status {@status}"><xsl:value-of select="@status_label"/></span>
<xsl:if test="@signed_date"><xsl:text> </xsl:text><time datetime="{@signed_date}"><xsl:value-of select="@signed_date"/></time></xsl:if></li>
</xsl:template>
<!-- In a release without texts there is no place to lead to. -->
<xsl:template match="topic">
<xsl:variable name="place"><xsl:if test="@evidence">#c<xsl:value-of select="@start_char"/></xsl:if></xsl:variable>
<tr><td><xsl:value-of select="@topic_label"/></td><td><xsl:value-of select="@stance_label"/></td>
<td><xsl:choose><xsl:when test="person"><a href="../person/{person/@person_id}.html"><xsl:value-of select="person/@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@raised_by_label"/></xsl:otherwise></xsl:choose></td>
<td><xsl:value-of select="@evidence"/><a class="back" href="../article/{@article_id}.html{$place}" aria-label="{say:say.place_in_text}">→</a></td></tr>
</xsl:template>
<xsl:template match="mention">
<xsl:variable name="place"><xsl:if test="@evidence">#c<xsl:value-of select="@start_char"/></xsl:if></xsl:variable>
<li><xsl:if test="@evidence"><q><xsl:value-of select="@evidence"/></q><br/></xsl:if>
<a href="../article/{@article_id}.html{$place}"><xsl:choose><xsl:when test="article/@title"><xsl:value-of select="article/@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@source"/></xsl:otherwise></xsl:choose></a>
<small><xsl:text> </xsl:text><xsl:value-of select="article/@site"/><xsl:text> </xsl:text><xsl:value-of select="article/@published_on"/></small></li>
</xsl:template>
</xsl:stylesheet>
