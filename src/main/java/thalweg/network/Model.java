package thalweg.network;

import thalweg.checkpoint.Checkpoint;

/**
 * A checkpoint understood: its graph and its numbers.
 *
 * @param name the file's name without its ending
 */
public record Model(String name, Checkpoint checkpoint, Network network, Parameters parameters) {}
