/** What every adapter needs to speak to its emulator under `/control/{id}`. */
class Refused extends Error {}

const query = parameters => `?${new URLSearchParams(parameters)}`;

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** What each trouble asks of an emulator; `method` sets a fault aside from the others. */
const TROUBLES = {
  down: {status: 500},
  html: {status: 502, html: true},
  slow: {delayMs: 6000},
  limited: {status: 429, retryAfter: 5},
  lossy: {dropRate: 0.4},
  unheard: {resetAfterStore: true, rate: 0.5},
  twice: {method: 'webhook', duplicateRate: 1},
};

function isTrouble(fault, wanted) {
  return Object.entries(wanted).every(([key, value]) => fault[key] === value);
}

/** What was sent beside text, as the emulators' orders have it: `{[kind]: …}`. */
async function beside({file, extra}) {
  if (!file) return extra ?? {};
  const {kind, blob, name, duration} = file;
  return {[kind]: {content: await base64(blob), fileName: name, mimeType: blob.type.replace(/;.*/, '') || undefined, duration}};
}

/** `troubles` in place of the usual ones; `methods` are those that have faults of their own, '' for all others. */
function controls(id, troubles = TROUBLES, methods = ['', 'webhook']) {
  const at = `/control/${id}`;

  async function call(verb, path, body) {
    const response = await fetch(at + path, {
      method: verb,
      headers: body ? {'Content-Type': 'application/json'} : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    if (!response.ok) {
      let detail = `HTTP ${response.status}`;
      try {
        detail = JSON.parse(text).detail ?? detail;
      } catch {
        // Not a problem document: the status has to do.
      }
      throw new Refused(detail);
    }
    return text ? JSON.parse(text) : null;
  }

  /** Which trouble the account is in, or null. */
  async function trouble(accountId) {
    const faults = (await call('GET', '/faults')).items.filter(fault => !fault.account || fault.account === accountId);
    return Object.keys(troubles).find(name => faults.some(fault => isTrouble(fault, troubles[name]))) ?? null;
  }

  /** Puts one trouble in place of whatever there was; null ends all. */
  async function makeTrouble(accountId, name) {
    for (const method of methods) {
      await call('PUT', '/faults', {account: accountId, method: method || undefined, rate: 0});
    }
    if (name) await call('PUT', '/faults', {account: accountId, ...troubles[name]});
  }

  /** Listens for what happens to an account; `on.live` is told of the line itself. Returns what ends it. */
  function watch(accountId, on, heard) {
    const source = new EventSource(`${at}/events${query({account: accountId})}`);
    for (const [name, use] of Object.entries({missed: () => on.anew(), ...heard})) {
      source.addEventListener(name, event => use(JSON.parse(event.data)));
    }
    source.onopen = () => on.live(true);
    source.onerror = () => on.live(false);
    return () => source.close();
  }

  return {at, call, watch, faults: {troubles: Object.keys(troubles), trouble, makeTrouble}};
}

export {Refused, base64, beside, controls, query};
