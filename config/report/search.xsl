<?xml version="1.0" encoding="UTF-8"?>
<!-- Search over names and titles, in the browser: the only page that needs a script. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="layout.xsl"/>
<xsl:variable name="up"/>
<xsl:template match="page" mode="title"><say key="say.search"/></xsl:template>
<xsl:template match="page" mode="main">
<noscript><p><say key="say.no_script"/></p></noscript>
<form role="search" onsubmit="return false">
<label for="words"><say key="say.search_label"/></label>
<input id="words" type="search" autocomplete="off"/>
</form>
<p id="found" role="status" data-found="{say:say.found}"></p>
<ul id="results"></ul>
<script src="names.js"></script>
<script src="../search.js"></script>
</xsl:template>
</xsl:stylesheet>
