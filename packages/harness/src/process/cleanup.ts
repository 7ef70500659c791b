/**
 * Resources that are disposed of together, the latest first. AsyncDisposableStack does the same and does
 * not exist in Node 22.
 */
export class Cleanup implements AsyncDisposable {
  #resources: AsyncDisposable[] = [];

  use<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#resources.push(resource);
    return resource;
  }

  /** Disposes of one resource no more: its next owner does. */
  keep(resource: AsyncDisposable): void {
    this.#resources = this.#resources.filter((own) => own !== resource);
  }

  /** Moves the resources to another cleanup; this one then disposes of nothing. */
  move(): Cleanup {
    const moved = new Cleanup();
    moved.#resources = this.#resources;
    this.#resources = [];
    return moved;
  }

  /** @throws the error of a failed disposal, after all others have run; an AggregateError of several. */
  async [Symbol.asyncDispose](): Promise<void> {
    const errors: unknown[] = [];
    for (const resource of this.#resources.splice(0).reverse()) {
      try {
        await resource[Symbol.asyncDispose]();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 1) throw new AggregateError(errors, errors.map(String).join('\n'));
    if (errors.length === 1) throw errors[0];
  }
}
