// Hidden state of a client.
import { hidden, hide } from "./hidden.js";

/**
 * @typedef {object} State
 * @property {import("./options.js").Settings} settings
 * @property {any} transport the rules and the rate limit, shared with the clients derived from it
 * @property {{ clients: number }} shared
 * @property {{ running: number, hasLists: boolean, disposed: boolean }} use
 */

/**
 * Stores the state behind a function, so that printing a client does not show the key.
 *
 * @param {object} client
 * @param {State} state
 */
export const setState = (client, state) => hide(client, { state: () => state });

/** @param {object} client @returns {State} */
export const stateOf = (client) => hidden(client).state();
