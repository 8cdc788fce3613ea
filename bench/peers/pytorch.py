"""The default model in PyTorch, on one thread of the cpu: GRU, Luong's dot score over a mask, W_c without a bias, Adam
with clipped gradients and the falling rate of this project. Reads one JSON object a line and answers each with another:
sizes first, then {"batches": [...]} to train on them, or {"read": batch} to say what it says by itself."""
import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)


def ids(rows, width):
    return torch.tensor(rows, dtype=torch.long).reshape(-1, width)


class Model(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size
        units, embed = size["units"], size["embed"]
        self.source_words = nn.Embedding(size["sourceVocab"], embed)
        self.target_words = nn.Embedding(size["targetVocab"], embed)
        self.encoder = nn.GRU(embed, units, batch_first=True)
        self.decoder = nn.GRU(embed, units, batch_first=True)
        self.concat = nn.Linear(2 * units, units, bias=False)
        self.output = nn.Linear(units, size["targetVocab"])

    def encode(self, source, lengths):
        states, _ = self.encoder(self.source_words(source))  # [batch, source, units]
        # Padding comes last, so that the state after the last word is the one at its place.
        last = states[torch.arange(len(states)), lengths - 1].unsqueeze(0)  # [1, batch, units]
        padding = torch.arange(source.shape[1]) >= lengths.unsqueeze(1)  # [batch, source]
        return states, padding.unsqueeze(1), last

    def decode(self, states, padding, state, words):
        asking, state = self.decoder(self.target_words(words), state)  # [batch, target, units]
        scores = torch.bmm(asking, states.transpose(1, 2)).masked_fill(padding, float("-inf"))
        context = torch.bmm(scores.softmax(2), states)  # [batch, target, units]
        attentional = torch.tanh(self.concat(torch.cat([context, asking], 2)))
        return self.output(attentional), state  # [batch, target, vocab]


def tensors(batch, size):
    source = ids(batch["source"], size["sourceWidth"])
    return source, torch.tensor(batch["sourceLengths"], dtype=torch.long)


def train(model, optimizer, size, batches, step):
    ready = [
        (
            *tensors(batch, size),
            ids(batch["targetIn"], size["targetWidth"]),
            ids(batch["targetOut"], size["targetWidth"]),
        )
        for batch in batches
    ]
    began = time.perf_counter()
    for source, lengths, words, wanted in ready:
        step += 1
        for group in optimizer.param_groups:
            group["lr"] = size["learningRate"] * max(0.1, 0.5 ** (step / 200))
        optimizer.zero_grad()
        states, padding, last = model.encode(source, lengths)
        logits, _ = model.decode(states, padding, last, words)
        loss = nn.functional.cross_entropy(logits.reshape(-1, logits.shape[2]), wanted.reshape(-1), ignore_index=0)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), size["clip"])
        optimizer.step()
    return (time.perf_counter() - began) * 1000 / len(ready), step


def read(model, size, batch):
    with torch.no_grad():
        states, padding, state = model.encode(*tensors(batch, size))
        words = torch.full((len(states), 1), size["sos"], dtype=torch.long)
        said = []
        for _ in range(size["targetWidth"]):
            logits, state = model.decode(states, padding, state, words)
            words = logits.argmax(2)
            said.append(words)
        return torch.cat(said, 1).reshape(-1).tolist()


def answer(value):
    print(json.dumps(value), flush=True)


def main():
    size = json.loads(sys.stdin.readline())
    torch.manual_seed(size["seed"])
    model = Model(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=size["learningRate"], betas=(0.9, 0.99), eps=1e-8)
    step = 0
    answer({"torch": torch.__version__})
    for line in sys.stdin:
        asked = json.loads(line)
        if "batches" in asked:
            ms, step = train(model, optimizer, size, asked["batches"], step)
            answer({"ms": ms})
        else:
            answer({"said": read(model, size, asked["read"])})


main()
