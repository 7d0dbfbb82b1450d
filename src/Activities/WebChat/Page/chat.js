// The chat: a token of this host, Web Chat over its Direct Line, and a new conversation where the old one has ended.
(() => {
  'use strict';

  const EXPIRED = 3, FAILED = 4; // ConnectionStatus of botframework-directlinejs
  const root = document.getElementById('webchat');
  const status = document.getElementById('status');

  // Keeps what was said when a new conversation begins. Who goes on has read that it did.
  const store = WebChat.createStore({}, () => (next) => (action) => {
    if (action.type === 'WEB_CHAT/SEND_MESSAGE' && !status.querySelector('button'))
      say('');
    return next(action);
  });

  // The colours are those of style.css, which knows light from dark.
  const styleOptions = {
    hideUploadButton: true,
    suggestedActionLayout: 'flow',
    suggestedActionsStackedLayoutButtonTextWrap: true,
    suggestedActionBorderRadius: 6,
    suggestedActionBorderWidth: 1,
    bubbleBorderRadius: 6,
    bubbleFromUserBorderRadius: 6,
    bubbleMaxWidth: 640,
    primaryFont: 'system-ui, sans-serif',
    accent: 'var(--link)',
    backgroundColor: 'var(--paper)',
    subtle: 'var(--quiet)',
    notificationText: 'var(--quiet)',
    slowConnectivity: 'var(--quiet)',
    failedConnectivity: 'var(--alarm)',
    bubbleBackground: 'var(--said)',
    bubbleBorderColor: 'var(--said)',
    bubbleTextColor: 'var(--text)',
    bubbleFromUserBackground: 'var(--asked)',
    bubbleFromUserBorderColor: 'var(--asked)',
    bubbleFromUserTextColor: 'var(--text)',
    sendBoxBackground: 'var(--paper)',
    sendBoxTextColor: 'var(--text)',
    sendBoxBorderTop: 'none',
    sendBoxButtonColor: 'var(--link)',
    sendBoxButtonColorOnDisabled: 'var(--quiet)',
    sendBoxButtonShadeColorOnActive: 'var(--said)',
    sendBoxButtonShadeColorOnDisabled: 'var(--paper)',
    sendBoxButtonShadeColorOnHover: 'var(--said)',
    sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--link)',
    suggestedActionBackgroundColor: 'var(--paper)',
    suggestedActionBackgroundColorOnActive: 'var(--asked)',
    suggestedActionBackgroundColorOnHover: 'var(--said)',
    suggestedActionTextColor: 'var(--link)',
    suggestedActionBorderColor: 'var(--link)',
    suggestedActionBorderColorOnDisabled: 'var(--line)',
    suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--link)',
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionsVisualKeyboardIndicatorColor: 'var(--link)',
    transcriptVisualKeyboardIndicatorColor: 'var(--link)',
    transcriptActivityVisualKeyboardIndicatorColor: 'var(--link)',
  };

  // A screen reader says who speaks, and what the box is for.
  const overrideLocalizedStrings = {
    ACTIVITY_BOT_SAID_ALT: 'NewsBot said:',
    REFERENCE_LIST_HEADER_ONE: '$1 source',
    REFERENCE_LIST_HEADER_OTHER: '$1 sources',
    SUGGESTED_ACTIONS_LABEL_ALT: 'Suggested questions',
    TEXT_INPUT_ALT: 'Your question',
    TEXT_INPUT_PLACEHOLDER: 'Ask about the news',
  };

  let directLine;

  /** Says it above the chat; with a way to try again where there is one. */
  function say(text, again) {
    status.textContent = text;
    if (!again)
      return;
    const button = document.createElement('button');
    button.textContent = 'Try again';
    button.addEventListener('click', again, { once: true });
    status.append(' ', button);
  }

  /** A new conversation in the place of the last one. */
  async function begin(notice) {
    try {
      const answer = await fetch('v3/directline/tokens/generate', { method: 'POST' });
      if (!answer.ok)
        throw new Error(answer.status);
      const { token } = await answer.json();
      const line = WebChat.createDirectLine({ domain: new URL('v3/directline', location.href).href, token });
      line.connectionStatus$.subscribe((state) => {
        if (line !== directLine || (state !== EXPIRED && state !== FAILED))
          return;
        directLine = undefined; // it says so twice
        begin('The conversation has ended, and a new one begins: what was said before is forgotten.');
      });
      directLine = line;
      WebChat.renderWebChat({ directLine, store, locale: 'en-US', styleOptions, overrideLocalizedStrings }, root);
      say(notice);
    } catch {
      say('NewsBot cannot be reached.', () => begin(notice));
    }
  }

  begin('');
})();
