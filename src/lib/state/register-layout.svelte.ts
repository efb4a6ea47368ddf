import { readLayout, type RegisterLayout } from '#lib/domain/register-columns.ts';
import type { Register } from '#lib/domain/registers.ts';

/** How this tablet shows a register: its columns and their order. Whom it shows is asked anew each time. */
export class KeptLayout {
  private readonly key: string;
  private layout = $state.raw<RegisterLayout>() as RegisterLayout;

  constructor(register: Register) {
    this.key = `tandem-register-${register}`;
    this.layout = readLayout(register, localStorage.getItem(this.key));
  }

  get current(): RegisterLayout {
    return this.layout;
  }

  change(more: Partial<RegisterLayout>): void {
    this.layout = { ...this.layout, ...more };
    localStorage.setItem(this.key, JSON.stringify(this.layout));
  }
}
