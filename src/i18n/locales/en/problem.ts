import type { Refusal } from "../../../trace/architecture";
import type { ProblemMessages } from "../../messages";
import { refusalsEn } from "./refusals";

const list = (items: readonly string[]): string => items.join(", ");

export const problemEn: ProblemMessages = {
  "sentence-empty": () => "There is no sentence yet. Type one, or choose a sample.",
  "sentence-too-long": ({ length, limit }) =>
    `The sentence has ${length} tokens with its end mark; this model reads at most ${limit}. Shorten it.`,
  "task-unknown": ({ task, known }) => `There is no task “${task}”. Choose one of: ${list(known)}.`,
  "option-unknown": ({ option }) => `The option ${option} does not exist. See --help for those that do.`,
  "option-value": ({ option, value, expected }) => `${option} was given “${value}”; it takes ${expected}.`,
  "option-conflict": ({ option, other }) =>
    `${option} does not go with ${other}: the file decides it. Leave one of them out.`,
  "option-missing": ({ option }) =>
    `The option ${option} is needed. Add it; --help after the command lists all options.`,
  "command-unknown": ({ command, known }) =>
    `There is no command “${command}”. Choose one of: ${list(known)}.`,
  "file-unreadable": ({ path }) =>
    `The file ${path} could not be read. Check its name and that you may open it.`,
  "file-unwritable": ({ path }) =>
    `The file ${path} could not be written. Check that its folder exists and that you may write there.`,
  "word-unknown": ({ word }) =>
    `The model does not know the word “${word}”. Choose a word of its vocabulary.`,
  "model-truncated": ({ expected, actual }) =>
    `The model file ends too early: ${actual} of ${expected} bytes are there. Export or copy it again.`,
  "model-oversized": ({ bytes, limit }) =>
    `The model file has ${bytes} bytes, more than the ${limit} that are accepted. Choose a model exported from here.`,
  "model-not-safetensors": () => "This is not a safetensors file. Choose a model exported from here.",
  "model-version": ({ version, expected }) =>
    `The model file has format version ${version}; this page reads version ${expected}. Export it again with this version.`,
  "model-metadata": ({ field }) =>
    `The model file's description lacks a readable “${field}”. Choose a model exported from here.`,
  "model-tensor-missing": ({ tensor }) =>
    `The model file lacks the tensor ${tensor}. Export the whole model again.`,
  "model-tensor-unknown": ({ tensor }) =>
    `The model file holds a tensor ${tensor} that this model does not have. Remove it, or choose another file.`,
  "model-tensor-shape": ({ tensor, expected, actual }) =>
    `The tensor ${tensor} has shape ${actual} where ${expected} was expected. Choose a model made for this task.`,
  "model-tensor-not-finite": ({ tensor }) =>
    `The tensor ${tensor} holds NaN or infinity. Choose a checkpoint from before training diverged.`,
  "model-tensor-type": ({ tensor, type }) => `The tensor ${tensor} is stored as ${type}; save it as F32.`,
  "intervention-malformed": ({ item, field }) =>
    `Intervention ${item + 1}: “${field}” is missing or not as it should be. See the list of interventions in the README.`,
  "intervention-value": ({ item, field, expected }) =>
    `Intervention ${item + 1}: “${field}” does not fit this model and sentence; it takes ${expected}.`,
  "pairs-needed": () =>
    "This model was trained on pairs of its own, which its file does not hold. Give the same file with --pairs.",
  "hand-set": () => "This example is set by hand: there is nothing to train. Choose another task.",
  "architecture-refused": ({ reason }) => refusalsEn[reason as Refusal] ?? reason,
  "twin-interventions": () =>
    "A translation with interventions has no twin: a script from the model's file alone would not give its numbers. Take the interventions away.",
  "twin-other-model": ({ field }) =>
    `The numbers come from another model than the file: “${field}” differs. Make both anew from the same model.`,
  "training-diverged": ({ step }) =>
    `The loss is no longer a number at update ${step}. Go back to the last checkpoint, or reset with a lower learning rate.`,
  "worker-stopped": ({ step }) =>
    step === null
      ? "The worker that runs the model stopped. Press Restart."
      : `The worker that runs the model stopped at update ${step}. Press Restart to go on from the last checkpoint.`,
  "worker-busy": () => "The model is being replaced by another one. Try again in a moment.",
  "message-malformed": ({ field }) =>
    `The worker was sent a message whose “${field}” cannot be read, and dropped it. Nothing else changed.`,
  "engine-failed": ({ detail }) =>
    `The model could not be run (${detail}). Reload the page, or add ?backend=cpu to its address.`,
  "device-lost": () =>
    "The graphics device does not answer any more. Reload the page, or add ?backend=wasm to its address.",
  "pairs-encoding": ({ line }) => `Line ${line} of the pairs is not UTF-8 text. Save the file as UTF-8.`,
  "pairs-columns": ({ line }) =>
    `Line ${line} of the pairs needs a sentence, a tab and its translation. Correct it, or begin it with # to skip it.`,
  "pairs-alignment": ({ line, value }) =>
    `Line ${line} of the pairs: “${value}” is no link between two of its words. Write source-target, from 0, as in 0-0 1-2.`,
  "pairs-few": ({ pairs, least }) =>
    `Only ${pairs} different sentences are short enough to train on, and ${least} are needed. Add some pairs.`,
  "link-field": ({ field, value }) =>
    `The link's “${field}” does not say anything known (“${value}”), so it was left out.`,
};
