/** The sidebar: models, layers and permutation groups. */
@NullMarked
package thalweg.desktop.models;

import org.jspecify.annotations.NullMarked;
