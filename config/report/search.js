// Looks through `names` (names.js): every word must stand in the name, without regard to case and marks.
(function () {
	'use strict';
	var most = 200;
	function plain(text) {
		return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\u0111/g, 'd');
	}
	var all = names.map(function (n) { return [n[0], n[1], n[2], plain(n[1])]; });
	var input = document.getElementById('words'), list = document.getElementById('results'), found = document.getElementById('found');
	function show() {
		var words = plain(input.value).split(/\s+/).filter(Boolean), n = 0;
		list.textContent = '';
		all.forEach(function (one) {
			if (!words.length || !words.every(function (w) { return one[3].indexOf(w) >= 0; })) return;
			if (n++ >= most) return;
			var item = document.createElement('li'), link = document.createElement('a'), when = document.createElement('small');
			link.href = one[0];
			link.textContent = one[1];
			when.textContent = ' ' + one[2];
			item.append(link, when);
			list.append(item);
		});
		found.textContent = words.length ? n + ' ' + found.dataset.found : '';
	}
	input.addEventListener('input', show);
	show();
})();
