/** Special tokens: the first ids of every vocabulary. */
export const PAD = 0;
export const SOS = 1;
export const EOS = 2;
export const UNK = 3;
export const SPECIAL_TOKENS = ["<pad>", "<sos>", "<eos>", "<unk>"] as const;
