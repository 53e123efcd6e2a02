import {memory} from './dom.js';

const PREPARED = [
  {id: 700100201, firstName: 'Anna', lastName: 'Kovaleva', username: 'anna_k', languageCode: 'ru'},
  {id: 700100202, firstName: 'Oleh', lastName: 'Bondar', username: 'oleh_b', languageCode: 'uk'},
  {id: 700100203, firstName: 'Emma', lastName: 'Clarke', username: 'emma_c', languageCode: 'en'},
  {id: 700100204, firstName: 'Mykola', lastName: 'Hrytsenko', languageCode: 'uk'},
  {id: 700100205, firstName: 'Lena', lastName: 'Orlova', languageCode: 'ru'},
];
const INVENTED_ID_MIN = 710_000_000;

/** The customers that the owner of this page can be; all of them are invented. */
export const people = {
  all() {
    return [...PREPARED, ...memory.get('people', [])];
  },

  of(id) {
    return this.all().find(person => person.id === id);
  },

  /** The prepared person who speaks the language of the page. */
  speaking(language) {
    return PREPARED.find(person => person.languageCode === language) ?? PREPARED[0];
  },

  invent(name, languageCode) {
    const [firstName, ...rest] = name.trim().split(/\s+/);
    const person = {
      id: INVENTED_ID_MIN + Math.floor(Math.random() * 89_000_000),
      firstName,
      lastName: rest.join(' ') || undefined,
      languageCode,
    };
    memory.set('people', [...memory.get('people', []), person]);
    return person;
  },

  name(person) {
    return person.lastName ? `${person.firstName} ${person.lastName}` : person.firstName;
  },
};
