/**
 * Studies: many pairs and triples of models, searches and seeds, measured one task at a time; their
 * description, tasks, results and what these say of the paper's claims.
 */
@NullMarked
package thalweg.study;

import org.jspecify.annotations.NullMarked;
