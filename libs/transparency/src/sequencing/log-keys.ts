import { Injectable } from '@nestjs/common';
import { MasterKey } from '#privacy';

/** Under these, streams have their handles and members of events their salts. Both outlive a rotation. */
@Injectable()
export class LogKeys {
  readonly handles: Buffer;
  readonly openings: Buffer;

  constructor(masterKey: MasterKey) {
    [this.handles, this.openings] = [masterKey.subKey('log-handles'), masterKey.subKey('log-openings')];
  }
}
