/** Special tokens: the first ids of every vocabulary. */
export const PAD = 0;
export const SOS = 1;
export const EOS = 2;
export const UNK = 3;
export const SPECIAL_TOKENS = ["<pad>", "<sos>", "<eos>", "<unk>"] as const;

const SPECIAL = /^(<[^<>\s]+>|\[(CLS|SEP|PAD|UNK|BOS|EOS|MASK)\])$/i;

/** Whether a token is no word: `<eos>` and its kin, and what other people's files have in their place. */
export function isSpecialToken(token: string): boolean {
  return SPECIAL.test(token);
}
