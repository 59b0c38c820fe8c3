package thalweg.evaluation;

import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * A network that was trained.
 *
 * @param network its graph
 * @param parameters θ, in the order and layout of a PyTorch state dict: fc1.weight [out, in],
 *     fc1.bias, fc2.weight …
 * @param trainingLoss mean cross-entropy over the last epoch's batches as they were met, nats
 */
public record Trained(Network network, Parameters parameters, double trainingLoss) {}
