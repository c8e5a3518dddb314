import { ApiProperty } from '@nestjs/swagger';
import { CommandId, Words } from './fields.js';

/** A command without any more to say. */
export class CommandBody {
  @CommandId() commandId!: string;
}

/** Reasons of at most so many characters. */
export function ReasonsBody(most: number) {
  class WithReasons extends CommandBody {
    @Words(most) reasons!: string;
  }
  return WithReasons;
}

/** Where a command left its mark. */
export class SavedAnswer {
  @ApiProperty({ description: 'The revision of the stream that the command wrote to' }) revision!: number;
  @ApiProperty({ description: 'The place in the one order of all events' }) position!: string;
}

export class CreatedAnswer extends SavedAnswer {
  @ApiProperty({ description: 'The id of what was made; the same as the command’s' }) id!: string;
}
