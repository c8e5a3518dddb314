import { type DynamicModule, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { Configuration } from '#configuration';
import { MoothallModule, type Running } from '../../moothall.module.js';
import { AnswersInterceptor } from './answers.interceptor.js';
import { ApiModule } from './api/api.module.js';
import { ApplyModule } from './apply/apply.module.js';
import { Assets } from './assets.js';
import { Cookies } from './cookies.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FunderModule } from './funder/funder.module.js';
import { HandoverPagesModule } from './handover/handover.module.js';
import { HelpingModule } from './helping/helping.module.js';
import { HealthModule } from './health/health.module.js';
import { LogPagesModule } from './log/log.module.js';
import { Machines } from './machines.js';
import { OperatorModule } from './operator/operator.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PanelModule } from './panel/panel.module.js';
import { PatternPagesModule } from './patterns/patterns.module.js';
import { PermissionGuard } from './permissions.js';
import { PlainTextGuard } from './plain-text.guard.js';
import { Presenter } from './presenter.js';
import { ProblemFilter } from './problem.filter.js';
import { PrivacyPagesModule } from './privacy/privacy.module.js';
import { HomeController } from './public/home.controller.js';
import { PublicModule } from './public/public.module.js';
import { S106PagesModule } from './s106/s106.module.js';
import { ScrutinyPagesModule } from './scrutiny/scrutiny.module.js';
import { Seen, SeenInterceptor } from './seen.js';
import { SessionController } from './session.controller.js';
import { Session } from './session.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPagesModule } from './sign-in/sign-in-pages.module.js';
import { ThrottlingGuard } from './throttling.js';
import { ValidatedInputs } from './validated-inputs.js';

const validation = { whitelist: true, forbidNonWhitelisted: true, transform: true, errorFormat: 'grouped' } as const;

/** A module for each area of pages. */
const areas = [
  ApiModule, ApplyModule, DelegationsModule, FunderModule, HandoverPagesModule,
  HealthModule, HelpingModule, LogPagesModule, OperatorModule, OrganisationsModule, PanelModule,
  PatternPagesModule, PrivacyPagesModule, PublicModule, S106PagesModule, ScrutinyPagesModule, SignInPagesModule,
];

@Module({
  imports: [DiscoveryModule],
  providers: [
    Assets, Cookies, Machines, Presenter, Seen, Session, ValidatedInputs,
    { provide: APP_GUARD, useClass: PlainTextGuard },
    { provide: APP_GUARD, useClass: ThrottlingGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_PIPE, useValue: new ValidationPipe(validation) },
    { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
    { provide: APP_INTERCEPTOR, useClass: SeenInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class AppModule {
  static for(configuration: Configuration, running: Running): DynamicModule {
    const { modules, controllers } = AppModule.parts(configuration);
    return { module: AppModule, imports: [MoothallModule.for(configuration, running), ...modules], controllers };
  }

  /** Everything that has routes. */
  static parts({ demo }: Pick<Configuration, 'demo'>) {
    return {
      modules: [...areas, ...(demo ? [DemoModule] : [])],
      controllers: [HomeController, SessionController, ...(demo ? [] : [SignInController])],
    };
  }
}
