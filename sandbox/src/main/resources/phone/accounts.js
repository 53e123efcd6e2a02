import {avatar, copy, h, icon} from './dom.js';
import {session} from './session.js';
import {attempt} from './toast.js';
import {about, t} from './words.js';

/** The bots that can be written to, by provider. */
export function accountList(onChosen) {
  const element = h('nav.accounts');

  function render() {
    element.setAttribute('aria-label', t('bots'));
    element.replaceChildren(...session.adapters.map(group));
  }

  function group(adapter) {
    const own = session.accounts.filter(account => account.adapter === adapter);
    return h('section', {},
      h('header', {}, h('h2', {}, adapter.name), h('button.quiet', {type: 'button', title: about('newBot', adapter.kind), 'aria-label': about('newBot', adapter.kind), onclick: () => createDialog(adapter)}, icon('plus'))),
      own.length ? h('ul', {}, own.map(row)) : h('p.hint', {}, about('noBots', adapter.kind)));
  }

  function row(account) {
    const chosen = account.key === session.account?.key;
    const choose = () => {
      onChosen();
      attempt(() => session.choose(account));
    };
    return h('li', {}, h('button.account', {type: 'button', 'aria-current': chosen ? 'true' : null, onclick: choose},
      avatar(account.name, account.id), h('span', {}, h('strong', {}, account.name), h('small', {}, account.handle))));
  }

  session.on('accounts choice', render);
  return {element, render};
}

function dialog(className, ...children) {
  const element = h(`dialog.${className}`, {onclose: () => element.remove()}, ...children);
  element.setAttribute('aria-label', element.querySelector('h2').textContent);
  element.addEventListener('click', event => event.target === element && element.close());
  document.body.append(element);
  element.showModal();
  return element;
}

function field(name, word, hint, attributes) {
  return h('label.field', {}, h('span', {}, t(word)), h('input', {name, autocomplete: 'off', ...attributes}), hint && h('small', {}, t(hint)));
}

const LATIN = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ы: 'y', э: 'e', ю: 'iu', я: 'ia',
};

/** A username that fits the name and that nobody here has. */
function handleFor(name) {
  const letters = [...name.toLowerCase()].map(char => LATIN[char] ?? (/[a-z0-9]/.test(char) ? char : /[\s-]/.test(char) ? '_' : '')).join('');
  const stem = letters.replace(/_+/g, '_').replace(/^[_\d]+|_$/g, '').slice(0, 24);
  if (stem.length < 2) return '';
  const taken = handle => session.accounts.some(account => account.handle === `@${handle}`);
  for (let count = 1; ; count++) {
    const handle = `${stem}${count === 1 ? '' : `_${count}`}_bot`;
    if (!taken(handle)) return handle;
  }
}

export function createDialog(adapter) {
  const propose = event => {
    const {name, handle} = event.target.form.elements;
    if (!handle) return;
    if (event.target === handle) handle.dataset.own = handle.value;
    else if (!handle.dataset.own) handle.value = handleFor(name.value);
  };
  const create = event => {
    event.preventDefault();
    const {name, handle = ''} = Object.fromEntries(new FormData(event.target));
    attempt(async () => {
      const account = await adapter.createAccount(name.trim(), handle.trim().replace(/^@/, ''));
      shown.close();
      await session.refreshAccounts();
      await session.choose(session.accounts.find(each => each.adapter === adapter && each.id === account.id) ?? session.account);
      secretDialog({...account, adapter}, t('created', {name: account.name}));
    });
  };
  const shown = dialog('create',
    h('form', {onsubmit: create, oninput: propose},
      h('h2', {}, about('newBot', adapter.kind)),
      field('name', 'botName', 'botNameHint', {required: true, maxLength: 64, autofocus: true}),
      adapter.can.handle !== false && field('handle', 'botHandle', 'botHandleHint', {pattern: '@?[A-Za-z][A-Za-z0-9_]{1,28}[Bb][Oo][Tt]', maxLength: 33}),
      h('footer', {},
        h('button.plain', {type: 'button', onclick: () => shown.close()}, t('cancel')),
        h('button.primary', {}, t('create')))));
}

/** Shows what Frontdesk needs to speak as this account. */
export function secretDialog(account, title = account.name) {
  const secret = h('output.secret', {}, account.secret);
  const copyButton = h('button.primary', {type: 'button', autofocus: true}, icon('copy'), h('span', {}, t('copy')));
  copyButton.onclick = async () => {
    await copy(secret.textContent);
    copyButton.lastChild.textContent = t('copied');
    copyButton.firstChild.replaceWith(icon('check'));
  };
  const renew = () => attempt(async () => {
    const renewed = await account.adapter.renewSecret(account.id);
    secret.textContent = renewed.secret;
    renewedNote.hidden = false;
    await session.refreshAccounts();
  });
  const renewedNote = h('p.note', {role: 'status', hidden: true}, about('renewed', account.adapter.kind));
  const shown = dialog('secrets',
    h('div.head', {}, avatar(account.name, account.id), h('div', {}, h('h2', {}, title), h('small', {}, account.handle))),
    h('h3', {}, about('token', account.adapter.kind)),
    h('div.secret-row', {}, secret, copyButton),
    renewedNote,
    h('p', {}, about('tokenNext', account.adapter.kind, {provider: account.adapter.name})),
    h('p.hint', {}, about('tokenKeep', account.adapter.kind)),
    account.adapter.setWebhook && webhookForm(account),
    h('footer', {},
      h('button.plain.aside', {type: 'button', title: t('renewHint'), onclick: renew}, about('renew', account.adapter.kind)),
      h('button.plain', {type: 'button', onclick: () => shown.close()}, t('done'))));
}

/** Where the provider's own console would have a field for our address. */
function webhookForm(account) {
  const saved = h('p.note', {role: 'status', hidden: true}, t('webhookSaved'));
  const save = event => {
    event.preventDefault();
    const {webhook} = Object.fromEntries(new FormData(event.target));
    attempt(async () => {
      await account.adapter.setWebhook(account.id, webhook.trim());
      saved.hidden = false;
      await session.refreshAccounts();
    });
  };
  return h('form', {onsubmit: save, oninput: () => { saved.hidden = true; }},
    field('webhook', 'webhookAddress', 'webhookHint', {type: 'url', value: account.webhook ?? '', spellcheck: false}),
    h('div.secret-row', {}, h('button.plain', {}, t('save'))),
    saved);
}

export {dialog, field};
