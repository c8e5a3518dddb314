// What the page shows. Nothing is sent anywhere: the page's own policy forbids it.
const place = (id) => document.getElementById(id);
const made = (name, text, ...children) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
};
const list = (name, items) => made(name, undefined, ...items.map((item) => made('li', item)));

place('check').addEventListener('submit', async (event) => {
  event.preventDefault();
  const [file] = place('bundle').files;
  if (!file) return say(false, 'Choose the zip file first', []);
  say(null, 'Checking …', []);
  try {
    if (!globalThis.crypto?.subtle) throw new Error('This browser cannot check here. Try Firefox or Chrome.');
    const trusted = place('keys').value.split(/\s+/).filter(Boolean);
    show(await checkBundle(await unzip(new Uint8Array(await file.arrayBuffer())), trusted), trusted);
  } catch (error) {
    say(false, 'This could not be checked', [error.message]);
  }
});

function say(isRight, heading, lines) {
  const verdict = place('verdict');
  verdict.className = isRight === null ? '' : isRight ? 'right' : 'wrong';
  verdict.replaceChildren(made('h2', heading), list('ul', lines));
  place('facts').replaceChildren();
  document.title = `${heading} – Check evidence`;
}

function show({ faults, manifest, signed, keys, leaves, opened, texts }, trusted) {
  if (faults.length > 0) return say(false, 'Something is wrong with this evidence', faults);
  say(true, 'Nothing was changed', [
    `It is the evidence for ${manifest.reference}, as the ${readers[manifest.reader] ?? manifest.reader} may read it.`,
    `${leaves.length} steps of this case stand in the log ${signed.origin}, of ${signed.size} steps.`,
    `${opened.length} of them are opened for you, ${texts.size} texts with them.`,
    signed.cosigned.length > 0 ? `Others who say that it is the record: ${signed.cosigned.join(', ')}.`
      : 'Nobody else has cosigned it yet.',
    trusted.length > 0 ? 'The keys are those that you gave.'
      : `Compare these keys with what you know from elsewhere: ${keys.join(' and ')}`,
  ]);
  const facts = opened.map((one) => factOf(one, texts));
  place('facts').replaceChildren(made('h2', 'What the evidence itself says'), ...facts);
}

const readers = { public: 'public', group: 'group', full: 'funder and scrutiny' };

function factOf({ leaf, members }, texts) {
  const fact = members.get('fact');
  const title = fact ? `${fact.type}, ${fact.recordedAt}` : 'A step of which only a text is shown';
  const said = [...members].filter(([name]) => name.startsWith('data.'));
  const where = [...members].filter(([name]) => !name.startsWith('data.'));
  const rows = said.flatMap(([name, value]) => [made('dt', name.slice(5)), made('dd', inWords(value, texts))]);
  const more = made('details', undefined, made('summary', 'Where it stands'),
    made('pre', where.map(([, value]) => JSON.stringify(value, undefined, 1)).join('\n')));
  return made('section', undefined, made('h3', `Leaf ${leaf.index}: ${title}`), made('dl', undefined, ...rows),
    ...(where.length > 0 ? [more] : []));
}

function inWords(value, texts) {
  const opened = (_, one) => (typeof one?._sd === 'string' ? texts.get(one._sd) ?? '(erased, or not for you)' : one);
  const plain = opened('', value);
  return typeof plain === 'string' ? plain : JSON.stringify(plain, opened, 1);
}
