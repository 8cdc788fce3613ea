/**
 * Perplexity (Jelinek et al. 1977): exp of the mean -ln p per target word, from the summed cross-entropy in nats and
 * the number of words in that sum, `<eos>` included where the sum includes it. 1 is best; a model that guesses among V
 * words has V. NaN without words.
 */
export function perplexity(lossSum: number, words: number): number {
  return Math.exp(lossSum / words);
}
