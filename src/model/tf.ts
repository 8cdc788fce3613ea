/**
 * The one door to tensorflow.js: everything that computes imports it from here, so that no file can forget the
 * gradients (the core package registers none by itself).
 */
// First the core: registering gradients reads flags that it defines.
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";

import { enableProdMode } from "@tensorflow/tfjs-core";

// No advertisement on standard error, no checks of every kernel's numbers.
enableProdMode();

export * from "@tensorflow/tfjs-core";
