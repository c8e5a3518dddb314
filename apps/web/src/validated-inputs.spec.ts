import { Body, Controller, createParamDecorator, Get, Post, Query, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { SignInForm as OnlyItsType } from './demo/sign-in.controller.js';
import { SignInForm } from './demo/sign-in.controller.js';
import { ValidatedInputs } from './validated-inputs.js';

@Controller()
class Checked {
  @Post() send(@Body() _form: SignInForm) {}
}

@Controller()
class UncheckedBody {
  @Post() send(@Body() _form: OnlyItsType) {}
}

@Controller()
class UncheckedQuery {
  @Get() find(@Query() _filter: { text: string }) {}
}

describe('the check on bodies and queries', () => {
  const start = async (controller: Type) => {
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule], controllers: [controller], providers: [ValidatedInputs],
    }).compile();
    await module.init();
  };

  it('lets the site start when a class checks each of them', () => expect(start(Checked)).resolves.toBeUndefined());
  it('leaves our own decorators alone, whose keys are random', () => {
    const decorators = Array.from({ length: 300 }, () => createParamDecorator(() => null)());
    decorators.forEach((decorate, i) => decorate(Checked.prototype, 'send', i + 1));
    return expect(start(Checked)).resolves.toBeUndefined();
  });
  it('stops the site where only the type of a class was imported, since nothing would be checked', () =>
    expect(start(UncheckedBody)).rejects.toThrow('No class validates the body or query of UncheckedBody.send'));
  it('stops it where there is no class', () =>
    expect(start(UncheckedQuery)).rejects.toThrow('UncheckedQuery.find'));
});
