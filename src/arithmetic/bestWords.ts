/** Words that the output shows one by one; the probabilities of all others are shown as one sum. */
export const BEST_WORDS = 5;
