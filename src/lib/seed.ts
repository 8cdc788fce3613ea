/** The largest seed: a signed 32-bit integer, so that a model file, a link and the command line take the same ones. */
export const SEED_LIMIT = 2 ** 31 - 1;
