import { placeOf, type ResourcePlace, type StackScope } from '../cloudformation/template.ts';

/** Something of an assembly that is not served here, and why. */
export interface NotServed extends ResourcePlace {
  /** What it is: `route GET /auth`, `WebSocket API`, `custom domain name`. */
  readonly what: string;
  readonly reason: string;
}

/** A value of a function's environment that had to be made up. */
export interface Placeholder extends ResourcePlace {
  /** The name of the variable. */
  readonly variable: string;
  /** What it refers to, such as `Table`. */
  readonly reference: string;
  /** What the function gets. */
  readonly value: string;
}

/** What answers 501 in place of a function, and says why. */
export interface NotServedTarget {
  readonly kind: 'not_served';
  readonly reason: string;
}

/** Where something is defined. */
interface Owner {
  readonly scope: StackScope;
  readonly logicalId: string;
}

/** Gathers what is not served. */
export class NotServedList {
  readonly entries: NotServed[] = [];

  add({ scope, logicalId }: Owner, what: string, reason: string): void {
    this.entries.push({ ...placeOf(scope, logicalId), what, reason });
  }

  /** Adds it, and makes what answers 501 saying the same. */
  refuse(owner: Owner, what: string, reason: string): NotServedTarget {
    this.add(owner, what, reason);
    return { kind: 'not_served', reason: `Not served locally: ${what}: ${reason}` };
  }
}
