/*
 * What a live model costs without WebAssembly: loads an MPS file into the HiGHS library, solves it, then changes costs,
 * bounds and right-hand sides as a file says and solves again, as bench/answers.ts does in WebAssembly.
 *
 *   live model.mps changes.bin reset|keep
 *
 * reset: the first optimal basis is put back before each change. keep: each solve starts from the last basis.
 * changes.bin, little endian: int32 columns, int32 rows, int32 count, int32 0; then per scenario cost, lower and upper of
 * the columns, lower and upper of the rows, all float64.
 * Prints one line a solve, the undisturbed one first: objective, seconds, pivots.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "interfaces/highs_c_api.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void fail(const char *what) {
  fprintf(stderr, "live: %s\n", what);
  exit(1);
}

static double *numbers(size_t n) {
  double *list = malloc((n > 0 ? n : 1) * sizeof(double));
  if (list == NULL) fail("no memory");
  return list;
}

int main(int argc, char **argv) {
  if (argc != 4) fail("usage: live model.mps changes.bin reset|keep");
  const int reset = strcmp(argv[3], "reset") == 0;

  void *highs = Highs_create();
  Highs_setBoolOptionValue(highs, "output_flag", 0);
  Highs_setStringOptionValue(highs, "solver", "simplex");
  Highs_setStringOptionValue(highs, "parallel", "off");
  if (Highs_readModel(highs, argv[1]) == kHighsStatusError) fail("cannot read the model");

  FILE *file = fopen(argv[2], "rb");
  int size[4];
  if (file == NULL || fread(size, sizeof size, 1, file) != 1) fail("cannot read the changes");
  const int columns = size[0], rows = size[1], count = size[2];
  if (Highs_getNumCol(highs) != columns || Highs_getNumRow(highs) != rows) fail("model and changes differ in size");
  const size_t each = 3 * (size_t)columns + 2 * (size_t)rows;
  double *changes = numbers(each * count);
  if (fread(changes, sizeof(double), each * count, file) != each * count) fail("the changes end early");
  fclose(file);

  double *x = numbers(columns), *reduced = numbers(columns), *activity = numbers(rows), *dual = numbers(rows);
  HighsInt *column_status = malloc(columns * sizeof(HighsInt)), *row_status = malloc(rows * sizeof(HighsInt));
  HighsInt *every = malloc(rows * sizeof(HighsInt));
  if (column_status == NULL || row_status == NULL || every == NULL) fail("no memory");
  for (int i = 0; i < rows; i++) every[i] = i;

  for (int i = -1; i < count; i++) {
    const double start = now();
    if (i >= 0) {
      double *at = changes + each * i;
      if (reset) Highs_setBasis(highs, column_status, row_status);
      Highs_changeColsCostByRange(highs, 0, columns - 1, at);
      Highs_changeColsBoundsByRange(highs, 0, columns - 1, at + columns, at + 2 * (size_t)columns);
      Highs_changeRowsBoundsBySet(highs, rows, every, at + 3 * (size_t)columns, at + 3 * (size_t)columns + rows);
    }
    if (Highs_run(highs) == kHighsStatusError || Highs_getModelStatus(highs) != kHighsModelStatusOptimal)
      fail("no optimum");
    Highs_getSolution(highs, x, reduced, activity, dual);
    const double seconds = now() - start;
    HighsInt pivots = 0;
    Highs_getIntInfoValue(highs, "simplex_iteration_count", &pivots);
    printf("%.17g %.6f %d\n", Highs_getObjectiveValue(highs), seconds, (int)pivots);
    fflush(stdout);
    if (i < 0) Highs_getBasis(highs, column_status, row_status);
  }
  Highs_destroy(highs);
  return 0;
}
