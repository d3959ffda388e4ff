// The dataset by the reference implementation of Data Package: the descriptor by its profiles, each cell by type and constraints,
// keys unique, every foreign key there.     usage: node validate.js DATASET WORK
'use strict';
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const { Package } = require('datapackage');
const [dataset, work] = process.argv.slice(2);
let problems = 0, cells = 0, rows = 0, keys = 0;

function problem(...what) {
	if (problems++ < 50) console.log(what.join(': '));
}

// The library reads no compressed files; those that it is given are unpacked, and nothing else of the descriptor is changed.
function unpacked(descriptor) {
	for (const r of descriptor.resources) {
		fs.writeFileSync(path.join(work, r.path.replace(/\.gz$/, '')), zlib.gunzipSync(fs.readFileSync(path.join(dataset, r.path))));
		r.path = r.path.replace(/\.gz$/, '');
	}
	return descriptor;
}

async function validate() {
	const descriptor = JSON.parse(fs.readFileSync(path.join(dataset, 'datapackage.json'), 'utf8'));
	const whole = await Package.load(descriptor, { basePath: dataset, strict: false });
	for (const e of whole.errors) problem('datapackage.json', e);
	const data = await Package.load(unpacked(descriptor), { basePath: work });
	for (const resource of data.resources.filter((r) => r.tabular)) {
		for (const e of resource.errors) problem(resource.name, e);
		if (!resource.schema.valid) problem(resource.name, resource.schema.errors);
		for (const row of await resource.read({ forceCast: true })) {
			if (row instanceof Error) problem(resource.name, row.errors && row.errors.length ? row.errors.join('; ') : row);
			else cells += row.length;
			rows++;
		}
		keys += resource.schema.foreignKeys.length;
		try {
			await resource.checkRelations();
		} catch (e) {
			problem(resource.name, e.errors && e.errors.length ? e.errors.join('; ') : e);
		}
	}
	console.log(`${data.resources.filter((r) => r.tabular).length} tables, ${rows} rows, ${cells} cells, ${keys} foreign keys: ${problems} problems`);
	process.exit(problems ? 1 : 0);
}

validate().catch((e) => { console.error(e); process.exit(1); });
