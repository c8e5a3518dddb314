const divided = ['Burnley', 'Chorley', 'Fylde', 'Hyndburn', 'Lancaster', 'Pendle'];
const whole = ['Preston', 'Ribble Valley', 'Rossendale', 'South Ribble', 'West Lancashire', 'Wyre'];

/** A file of 72 wards in twelve authorities: six of them in eleven neighbourhoods each, six of them undivided. */
export const sixtyNeighbourhoods = [
  'ward_code,ward_name,authority_code,authority_name,population,neighbourhood',
  ...divided.flatMap((name, i) => Array.from({ length: 11 }, (_, n) => line(name, i, n, `${name} ${n + 1}`))),
  ...whole.map((name, i) => line(name, i + 6, 0, '')),
].join('\n');

function line(authority: string, i: number, n: number, neighbourhood: string) {
  const ward = `E059${String(i * 20 + n).padStart(5, '0')}`;
  const code = `E0700${String(i).padStart(4, '0')}`;
  return [ward, `Ward ${n + 1}`, code, authority, 5_000 + 100 * n, neighbourhood].join();
}
