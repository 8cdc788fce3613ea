import type { RefusalMessages } from "../../sections/refusals";

export const refusalsEn: RefusalMessages = {
  "no-attention":
    "A wiring without attention has neither scores nor a window. Choose Luong or Bahdanau, or leave both out.",
  "score-missing": "A wiring with attention needs a score function and a window. Choose one of each.",
  "feeding-is-luongs":
    "Input feeding belongs to Luong's wiring: the others have no attentional vector to feed back. Choose Luong, or switch it off.",
  "gaussian-needs-local":
    "A Gaussian needs the centre of a local window. Choose a local window, or switch the Gaussian off.",
  "local-p-needs-gaussian":
    "The predicted window needs its Gaussian: without it nothing that predicts the window's centre could learn. Switch it on, or choose another window.",
};
