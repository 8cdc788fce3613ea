/**
 * The one door to tensorflow.js: everything that computes imports it from here, so that no file can forget the
 * gradients (the core package registers none by itself).
 */
import "@tensorflow/tfjs-core/dist/register_all_gradients";

export * from "@tensorflow/tfjs-core";
