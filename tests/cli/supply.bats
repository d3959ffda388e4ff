# What the programs are made of, and how they are linked.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	BIN=${BIN:-out/bin}
}

@test "make sbom is CycloneDX: every library that a program is linked with, by package and version, the same twice" {
	pipeline/sbom > "$BATS_TEST_TMPDIR/a.json"
	pipeline/sbom | cmp - "$BATS_TEST_TMPDIR/a.json"
	python3 - "$BATS_TEST_TMPDIR/a.json" <<- 'END'
		import json, re, subprocess, sys
		b = json.load(open(sys.argv[1], encoding="utf-8"))
		assert b["bomFormat"] == "CycloneDX" and b["specVersion"] == "1.5" and b["version"] == 1
		assert b["metadata"]["component"]["name"] == "bienban" and re.fullmatch(r"\d+\.\d+\.\d+", b["metadata"]["component"]["version"])
		refs = [c["bom-ref"] for c in b["components"]]
		assert len(refs) == len(set(refs)) > 8
		for c in b["components"]:
		    assert c["type"] in ("library", "application") and c["scope"] in ("required", "excluded"), c
		    assert re.fullmatch(r"pkg:deb/debian/[a-z0-9.+-]+@[^@?]+\?arch=[a-z0-9]+&distro=.+", c["purl"]), c
		    assert subprocess.run(["dpkg-query", "-W", "-f", "${Version}", c["name"]], capture_output=True, text=True).stdout == c["version"], c
		needed = {c["name"] for c in b["components"] if c["scope"] == "required"}
		assert {"libc6", "libxml2", "zlib1g", "libunistring2", "libjansson4"} <= needed or {"libc6", "libxml2"} <= needed, needed
		[d] = b["dependencies"]
		assert d["ref"] == "bienban" and set(d["dependsOn"]) == {c["bom-ref"] for c in b["components"] if c["scope"] == "required"}
	END
}

@test "every program is position independent, bound before it begins, and has no stack that runs" {
	! grep -aq __asan_init "$BIN/clean" || skip 'a build with a sanitizer'
	for program in "$BIN"/*; do
		readelf -hW "$program" | grep -q 'Type: *DYN'
		readelf -dW "$program" | grep -q 'NOW.*PIE'
		readelf -lW "$program" | grep -q GNU_RELRO
		readelf -lW "$program" | grep 'GNU_STACK' | grep -vq RWE
	done
	[ "$BIN" != "$PWD/out/bin" ] || nm -D "$BIN/clean" | grep -q __stack_chk_fail
}
