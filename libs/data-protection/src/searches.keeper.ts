import { Injectable } from '@nestjs/common';
import { SavedSearches } from '#scrutiny';
import { type Chapter, DataKeeper, type Due, type Holding } from './holdings.js';

/** Searches that somebody saved. Their names, and what is looked for, go with the person. */
@Injectable()
export class SearchesKeeper extends DataKeeper {
  constructor(private readonly searches: SavedSearches) { super(); }

  /** Somebody who saved one has an account, by which they are found. */
  async find(): Promise<null> {
    return null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const found = await this.ofSubject(subject);
    if (found.length === 0) return [];
    const controllers = [...new Set(found.map(({ organisationId }) => organisationId))];
    return [{ key: subject, what: 'Searches that they saved', controllers, stays: null, kept: null, records: [] }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    return (await this.ofSubject(subject)).map(({ organisationId, name, query }) => ({
      title: 'A search that you saved', controllers: [organisationId],
      facts: [{ label: 'Name', text: name }, { label: 'What it looks for', text: query }],
    }));
  }

  async disclose(): Promise<null> {
    return null;
  }

  async aging(): Promise<readonly Due[]> {
    return [];
  }

  private async ofSubject(subject: string) {
    const [kind, id] = subject.split(':');
    return kind === 'person' && id !== undefined ? this.searches.of(id) : [];
  }
}
