/** Which nodes hang together: grows by edges, answers at the end. Near-linear; four bytes a node. */
export class Components {
  readonly #parents: Uint32Array

  constructor(readonly nodes: number) {
    this.#parents = new Uint32Array(nodes)
    for (let node = 0; node < nodes; node++) this.#parents[node] = node
  }

  /** The least node of a component. */
  rootOf(node: number): number {
    const parents = this.#parents
    let root = node
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!
      root = parents[root]!
    }
    return root
  }

  /** Two nodes belong together; the lesser root stays, so that the answer does not depend on the order of edges. */
  join(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)]
    if (rootA < rootB) this.#parents[rootB] = rootA
    else this.#parents[rootA] = rootB
  }
}
