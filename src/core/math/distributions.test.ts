import { describe, expect, it } from 'vitest'
import { chiSquareTail, fisherTail, normalQuantile, normalTail, studentFromNormal } from './distributions.ts'

// References: SciPy 1.10.1, stats.norm.ppf/sf, stats.chi2.sf, stats.f.sf, stats.t.isf(stats.norm.sf(z), df).
describe('distributions agree with SciPy', () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729143],
    [1e-6, -4.753424308822899],
  ])('normal quantile of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 9)
  })

  it.each([
    [1.96, 0.024997895148220435],
    [6, 9.865876450376981e-10],
  ])('normal tail beyond %d', (z, expected) => {
    expect(normalTail(z) / expected).toBeCloseTo(1, 6)
  })

  it.each([
    [3.841458820694124, 1, 0.05],
    [10.828, 1, 0.0009997657195830916],
    [5.991464547107979, 2, 0.05],
  ])('chi-square tail beyond %d with %i', (x, dof, expected) => {
    expect(chiSquareTail(x, dof)).toBeCloseTo(expected, 6)
  })

  it.each([
    [4.5, 6, 150, 0.00031999499362722156],
    [8, 6, 28, 4.390652258518472e-5],
    [1, 3, 20.5, 0.4127572190893106],
    [30, 6, 60, 2.472523054353193e-16],
  ])('F tail beyond %d with %i and %d', (x, dof1, dof2, expected) => {
    expect(fisherTail(x, dof1, dof2) / expected).toBeCloseTo(1, 7)
  })

  it.each([
    [1.96, 3, 3.1825559726443737],
    [1.96, 10, 2.228188514323072],
    [3, 6, 4.904064673648373],
    [3, 30, 3.2703338824733166],
    [5, 100, 5.344169676258126],
  ])('Student t at the tail of z = %d with %i, within 1.2 %% and 0.2 %% from 10 on', (z, dof, expected) => {
    const ratio = studentFromNormal(z, dof) / expected
    expect(Math.abs(ratio - 1)).toBeLessThan(dof < 10 ? 0.012 : 0.002)
  })
})
