// Why an item is in the queue, in one sentence. Says nothing of what the person wrote.

import type { Label } from '../../../domain/assessment.js';
import type { HelpReason } from '../../../domain/session.js';
import type { SentenceLanguage } from '../route.js';

type Words<K extends string> = Readonly<Record<SentenceLanguage, Readonly<Record<K, string>>>>;

/** Codes of reasons: those of help requests and, for texts to review, `signs`. */
export type WhyCode = HelpReason | 'signs';

const REASONS: Words<WhyCode> = {
  en: {
    danger: 'In danger now',
    asked: 'Asks for a person',
    distress: 'May need a person',
    minor_risk: 'May be under 18',
    unassessed: 'Not assessed: nothing is known about this text',
    not_understood: 'The bot did not understand',
    not_processed: 'A message could not be processed',
    code_word_failed: 'Code word failed, asked quietly for a person',
    hand_off: 'The bot handed over',
    report: 'A witness made a report',
    deletion: 'Asked to delete everything',
    signs: 'Text to review',
  },
  fr: {
    danger: 'En danger maintenant',
    asked: 'Demande une personne',
    distress: 'A peut-être besoin d’une personne',
    minor_risk: 'A peut-être moins de 18 ans',
    unassessed: 'Non évalué : on ne sait rien de ce texte',
    not_understood: 'Le bot n’a pas compris',
    not_processed: 'Un message n’a pas pu être traité',
    code_word_failed: 'Mot convenu incorrect, a demandé discrètement une personne',
    hand_off: 'Le bot a passé la main',
    report: 'Un témoin a fait un signalement',
    deletion: 'A demandé de tout effacer',
    signs: 'Texte à examiner',
  },
  es: {
    danger: 'En peligro ahora',
    asked: 'Pide hablar con una persona',
    distress: 'Puede necesitar a una persona',
    minor_risk: 'Puede tener menos de 18 años',
    unassessed: 'Sin evaluar: no se sabe nada de este texto',
    not_understood: 'El bot no entendió',
    not_processed: 'No se pudo procesar un mensaje',
    code_word_failed: 'Palabra acordada incorrecta, pidió discretamente a una persona',
    hand_off: 'El bot pasó la conversación',
    report: 'Un testigo hizo un reporte',
    deletion: 'Pidió borrarlo todo',
    signs: 'Texto por revisar',
  },
};

const LABELS: Words<Label> = {
  en: {
    recruitment: 'recruitment',
    smuggling_offer: 'smuggling offer',
    document_fraud: 'document fraud',
    illicit_payment: 'illicit payment',
    debt_bondage: 'debt bondage',
    coercion: 'coercion',
    exploitation_advert: 'exploitation advert',
    logistics: 'movement instructions',
    secrecy: 'secrecy',
    minor_risk: 'possible minor',
    distress: 'distress',
  },
  fr: {
    recruitment: 'recrutement',
    smuggling_offer: 'offre de passage',
    document_fraud: 'faux documents',
    illicit_payment: 'paiement illicite',
    debt_bondage: 'servitude pour dettes',
    coercion: 'contrainte',
    exploitation_advert: 'annonce d’exploitation',
    logistics: 'consignes de déplacement',
    secrecy: 'secret',
    minor_risk: 'peut-être mineur',
    distress: 'détresse',
  },
  es: {
    recruitment: 'captación',
    smuggling_offer: 'oferta de tráfico',
    document_fraud: 'documentos falsos',
    illicit_payment: 'pago ilícito',
    debt_bondage: 'servidumbre por deudas',
    coercion: 'coacción',
    exploitation_advert: 'anuncio de explotación',
    logistics: 'instrucciones de traslado',
    secrecy: 'secreto',
    minor_risk: 'posible menor',
    distress: 'angustia',
  },
};

/** The sentence: the reason, and the labels where they are what there is to say. */
export function whySentence(code: WhyCode, labels: readonly Label[], language: SentenceLanguage): string {
  const reason = REASONS[language][code];
  if (code !== 'signs' || labels.length === 0) return reason;
  const names = labels.map((label) => LABELS[language][label]);
  return `${reason}${language === 'fr' ? ' :' : ':'} ${names.join(', ')}`;
}
