// The peer's door: `xpath --batch` and `script --batch` of rayi, answered by ODK Web Forms.
import { createInterface } from 'node:readline';
import './browser.mjs';

const MODES = {
  'xpath --batch': async () => (await import('./expressions.mjs')).answer,
  'script --batch': async () => (await import('./interviews.mjs')).answer,
};

const mode = MODES[process.argv.slice(2).join(' ')];
if (!mode) {
  process.stderr.write(`usage: ${Object.keys(MODES).join(' | ')}\n`);
  process.exit(2);
}
const answer = await mode();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() !== '') {
    process.stdout.write(`${JSON.stringify(await answered(line))}\n`);
  }
}

async function answered(line) {
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    return { id: null, error: 'the line is no JSON' };
  }
  return { id: request.id ?? null, ...(await answer(request)) };
}
