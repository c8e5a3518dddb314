import { Controller, Get } from '@nestjs/common';
import { Directory, organisations } from '#identity';
import { agreementsView, OpenData } from '#s106-contributions';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** Developer contributions as open data, in the three files of the national standard. */
@Controller('open-data')
@Public()
export class OpenDataController {
  constructor(private readonly data: OpenData, private readonly directory: Directory) {}

  @Get()
  @Shows(agreementsView, organisations)
  async show() {
    const names = await this.directory.organisationNames(await this.data.withoutCode());
    return page('s106/open-data/open-data', { withoutCode: [...names.values()] });
  }

  @Get('developer-agreement.csv')
  async agreements() {
    return file('developer-agreement.csv', await this.data.agreementsFile());
  }

  @Get('developer-agreement-contribution.csv')
  async contributions() {
    return file('developer-agreement-contribution.csv', await this.data.contributionsFile());
  }

  @Get('developer-agreement-transaction.csv')
  async transactions() {
    return file('developer-agreement-transaction.csv', await this.data.transactionsFile());
  }
}

/** Open to the scripts of other sites, as open data is. */
const file = (name: string, text: string) => new Response(text, {
  headers: {
    'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store', 'access-control-allow-origin': '*',
  },
});
