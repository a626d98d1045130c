import { expect, it } from 'vitest'
import { isotonic } from './isotonic.ts'

it('pools what does not rise, as scikit-learn does', () => {
  // python3 -c "from sklearn.isotonic import isotonic_regression as r; print(r([1, 3, 2, 2, 5, 4], sample_weight=[1, 1, 2, 1, 3, 1]))"
  const expected = [1, 2.25, 2.25, 2.25, 4.75, 4.75]
  for (const [at, value] of isotonic([1, 3, 2, 2, 5, 4], [1, 1, 2, 1, 3, 1]).entries())
    expect(value).toBeCloseTo(expected[at]!, 9)
})
