"""The second reader in torch: layers 8 to 11 of the encoder, and a head over the vectors before and after them."""

import torch
import torch.nn.functional as F
from torch import nn

from rows import LABELS, SPEAKERS

# Layers 0 to 7 stay as they are.
FIRST_TUNED = 8
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")
DROPOUT = 0.1
# The head sees unit vectors of 768 numbers; longer ones let its weights move at a usual rate. Written into them by export.py.
VECTOR_LENGTH = 20
# Most labels are rare: log odds from which the head starts.
START_BIAS = -1.5
# Added before softmax to what attention must not see (LAYOUT.md).
HIDDEN_KEY = -1e9


class Layer(nn.Module):
    """One layer of the encoder (LAYOUT.md, "Forward pass"), its weights those of layer `number`."""

    def __init__(self, encoder, number):
        super().__init__()
        config = encoder.config
        self.heads, self.width = config["heads"], config["head_dim"]
        for name in MATRICES:
            rows, columns = encoder.tensor(f"l{number}.{name}.w").shape
            setattr(self, name, _filled(nn.Linear(columns, rows), encoder, f"l{number}.{name}"))
        for name in NORMS:
            norm = nn.LayerNorm(config["hidden"], eps=config["layer_norm_eps"])
            setattr(self, name, _filled(norm, encoder, f"l{number}.{name}"))

    def forward(self, states, hidden_keys):
        """states [batch, tokens, hidden]; hidden_keys [batch, 1, 1, tokens], added before softmax → [batch, tokens, hidden]."""
        batch, tokens, hidden = states.shape

        def by_head(values):
            return values.view(batch, tokens, self.heads, self.width).transpose(1, 2)

        context = F.scaled_dot_product_attention(
            by_head(self.q(states)), by_head(self.k(states)), by_head(self.v(states)), attn_mask=hidden_keys
        )
        joined = context.transpose(1, 2).reshape(batch, tokens, hidden)
        attended = self.aln(states + self._dropout(self.ao(joined)))
        return self.oln(attended + self._dropout(self.fo(F.gelu(self.fi(attended)))))

    def _dropout(self, values):
        return F.dropout(values, DROPOUT, self.training)


def _filled(module, encoder, name):
    module.weight.data = torch.tensor(encoder.tensor(f"{name}.w"))
    module.bias.data = torch.tensor(encoder.tensor(f"{name}.b"))
    return module


class SecondReader(nn.Module):
    """States after layer 7 → log odds of each output, [batch, labels and speakers]."""

    def __init__(self, encoder):
        super().__init__()
        config = encoder.config
        self.layers = nn.ModuleList(Layer(encoder, number) for number in range(FIRST_TUNED, config["layers"]))
        self.head = nn.Linear(2 * config["hidden"], len(LABELS) + len(SPEAKERS))
        self.head.weight.data.zero_()
        self.head.bias.data.fill_(START_BIAS)

    def forward(self, states, present):
        """states [batch, tokens, hidden]; present [batch, tokens], 1 for a token and 0 for padding."""
        before = _mean(states, present)
        hidden_keys = hide(present)
        for layer in self.layers:
            states = layer(states, hidden_keys)
        vectors = torch.cat([F.normalize(before, dim=1), F.normalize(_mean(states, present), dim=1)], 1)
        return self.head(F.dropout(vectors * VECTOR_LENGTH, DROPOUT, self.training))


def hide(present):
    """present [batch, tokens] → what hides padding from attention, [batch, 1, 1, tokens]."""
    return (1 - present)[:, None, None, :] * HIDDEN_KEY


def _mean(states, present):
    return (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
