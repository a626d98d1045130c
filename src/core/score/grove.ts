import { boundedLogit } from './fit/forest.ts'
import { rightCodes, type Tree } from './fit/tree.ts'
import type { Grove } from './fitted-model.ts'

/**
 * Walks all trees for one row of tree codes and adds what each split changed to `parts` (by input); gives the sum at the roots. Of inputs
 * marked in `blind` both ways are gone, each as often as past deals went it.
 */
export type GroveWalk = (codes: Uint8Array, parts: Float64Array, blind: Uint8Array | null) => number

/** By input, for every code from 0 to 256 the share of past deals with a lesser one; null: the input is never blind. */
export type SharesBelow = readonly (Float64Array | null)[]

const rounded = (value: number): number => Number(value.toPrecision(5))

/** Trees end to end, with values rounded to five digits. */
export function groveOf(trees: readonly Tree[], base: number, least: number): Grove {
  const roots: number[] = []
  const grove = { feature: [] as number[], threshold: [] as number[], left: [] as number[], value: [] as number[] }
  for (const tree of trees) {
    const start = grove.feature.length
    roots.push(start)
    for (let node = 0; node < tree.feature.length; node += 1) {
      grove.feature.push(tree.feature[node]!)
      grove.threshold.push(tree.threshold[node]!)
      grove.left.push(tree.feature[node]! < 0 ? 0 : tree.left[node]! + start)
      grove.value.push(rounded(tree.value[node]!))
    }
  }
  return { base, least, roots, ...grove }
}

/**
 * A grove as its walk reads it, 16 bytes a node, for a walk is as fast as memory: what reaching the node changes (8 bytes), then its question
 * (4; negative in leaves), then its first child (4). The question holds the input, and of the codes that go to the second child the first and how many follow it.
 */
function packed({ feature, threshold, left, value, roots }: Grove): {
  readonly changes: Float64Array
  readonly words: Int32Array
} {
  const changes = new Float64Array(2 * feature.length)
  const words = new Int32Array(changes.buffer)
  for (const root of roots) changes[2 * root] = value[root]!
  for (let node = 0; node < feature.length; node += 1) {
    words[4 * node + 2] = -1
    const input = feature[node]!
    if (input < 0) continue
    const child = left[node]!
    changes[2 * child] = value[child]! - value[node]!
    changes[2 * child + 2] = value[child + 1]! - value[node]!
    const [from, more] = rightCodes(threshold[node]!)
    words[4 * node + 2] = (input << 16) | (from << 8) | more
    words[4 * node + 3] = child
  }
  return { changes, words }
}

/**
 * Contributions of the inputs along the decision paths: each split adds the change of the node's value (Palczewska et al. 2013,
 * "Interpreting random forest models using a feature contribution method", sec. III). Root plus contributions is the leaf.
 */
export function makeGroveWalk(grove: Grove, below: SharesBelow): GroveWalk {
  const { changes, words } = packed(grove)
  const roots = Int32Array.from(grove.roots)
  const walkBlind = makeBlindWalk({ changes, words, roots }, below)
  return (codes, parts, blind) => {
    if (blind !== null) return walkBlind(codes, parts, blind)
    let sum = 0
    for (let t = 0; t < roots.length; t += 1) {
      let node = roots[t]!
      sum += changes[2 * node]!
      for (let question = words[4 * node + 2]!; question >= 0; question = words[4 * node + 2]!) {
        const input = question >> 16
        const past = (codes[input]! - (question >> 8)) & 255
        // One where the code goes right, without a branch: which way a lead goes cannot be foretold.
        node = words[4 * node + 3]! + ((past - (question & 255) - 1) >>> 31)
        parts[input]! += changes[2 * node]!
      }
    }
    return sum
  }
}

type PackedGrove = { readonly changes: Float64Array; readonly words: Int32Array; readonly roots: Int32Array }

/** The mean over what a blind cell may be: at its splits the way parts, with weights by the past deals on either side. */
function makeBlindWalk({ changes, words, roots }: PackedGrove, below: SharesBelow) {
  const nodes: number[] = []
  const weights: number[] = []
  return (codes: Uint8Array, parts: Float64Array, blind: Uint8Array): number => {
    let sum = 0
    const go = (node: number, weight: number, input: number): void => {
      if (weight === 0) return
      parts[input]! += weight * changes[2 * node]!
      nodes.push(node)
      weights.push(weight)
    }
    for (const root of roots) {
      sum += changes[2 * root]!
      nodes.push(root)
      weights.push(1)
      for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
        const weight = weights.pop()!
        const question = words[4 * node + 2]!
        if (question < 0) continue
        const input = question >> 16
        const from = (question >> 8) & 255
        const more = question & 255
        const child = words[4 * node + 3]!
        const shares = blind[input] === 1 ? below[input]! : null
        const right =
          shares === null ? Number(((codes[input]! - from) & 255) <= more) : shares[from + more + 1]! - shares[from]!
        go(child, weight * (1 - right), input)
        go(child + 1, weight * right, input)
      }
    }
    return sum
  }
}

/** Adds the contributions of boosted trees (log-odds); gives their base. */
export function makeBoostParts(grove: Grove, below: SharesBelow): GroveWalk {
  const walk = makeGroveWalk(grove, below)
  return (codes, parts, blind) => grove.base + walk(codes, parts, blind)
}

/**
 * The contributions of a forest in log-odds. A forest adds up in probability, so each contribution is multiplied by the slope of
 * the chord of the logit between base and answer, (logit p − logit b) / (p − b) > 0: the sum stays exact and no sign changes.
 */
export function makeForestParts(grove: Grove, below: SharesBelow): GroveWalk {
  const walk = makeGroveWalk(grove, below)
  const count = Math.max(1, grove.roots.length)
  return (codes, parts, blind) => {
    parts.fill(0)
    const root = grove.base + walk(codes, parts, blind) / count
    let probability = root
    for (const part of parts) probability += part / count
    const start = boundedLogit(root, grove.least)
    const rise = boundedLogit(probability, grove.least) - start
    const moved = probability - root
    const chord = Math.abs(moved) < 1e-12 ? 0 : rise / moved / count
    for (let f = 0; f < parts.length; f += 1) parts[f]! *= chord
    return start
  }
}
