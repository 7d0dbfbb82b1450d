// The chat: a token of this host, Web Chat over its Direct Line, and a new conversation where the old one has ended.
(() => {
  'use strict';

  const EXPIRED = 3, FAILED = 4; // ConnectionStatus of botframework-directlinejs
  const root = document.getElementById('webchat');
  const status = document.getElementById('status');
  const store = WebChat.createStore(); // keeps what was said, when a new conversation begins

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const styleOptions = () => ({
    hideUploadButton: true,
    botAvatarInitials: 'N',
    suggestedActionLayout: 'stacked',
    suggestedActionsStackedLayoutButtonTextWrap: true,
    bubbleBorderRadius: 6,
    bubbleFromUserBorderRadius: 6,
    bubbleMaxWidth: 640,
    primaryFont: 'system-ui, sans-serif',
    ...(dark.matches ? {
      accent: '#8ab8f5',
      backgroundColor: '#1c1c1e',
      subtle: '#b0b0b0',
      bubbleBackground: '#2c2c2e',
      bubbleBorderColor: '#48484a',
      bubbleTextColor: '#ececec',
      bubbleFromUserBackground: '#123a63',
      bubbleFromUserBorderColor: '#123a63',
      bubbleFromUserTextColor: '#ececec',
      sendBoxBackground: '#2c2c2e',
      sendBoxTextColor: '#ececec',
      suggestedActionBackgroundColor: '#1c1c1e',
      suggestedActionTextColor: '#8ab8f5',
      suggestedActionBorderColor: '#8ab8f5',
    } : {
      accent: '#0b57a4',
      subtle: '#595959',
      bubbleBackground: '#f3f3f3',
      bubbleBorderColor: '#f3f3f3',
      bubbleFromUserBackground: '#dcebfb',
      bubbleFromUserBorderColor: '#dcebfb',
    }),
  });

  let directLine;

  function render() {
    WebChat.renderWebChat({ directLine, store, locale: 'en-US', styleOptions: styleOptions() }, root);
  }

  function say(text, again) {
    status.textContent = text;
    status.hidden = !text;
    if (again) {
      const button = document.createElement('button');
      button.textContent = 'Try again';
      button.addEventListener('click', begin, { once: true });
      status.append(' ', button);
    }
  }

  async function begin() {
    try {
      const answer = await fetch('v3/directline/tokens/generate', { method: 'POST' });
      if (!answer.ok)
        throw new Error(answer.status);
      const { token } = await answer.json();
      const line = WebChat.createDirectLine({ domain: new URL('v3/directline', location.href).href, token });
      line.connectionStatus$.subscribe((state) => {
        if (line !== directLine || (state !== EXPIRED && state !== FAILED))
          return;
        say('The conversation has ended, and a new one begins.');
        begin();
      });
      const isFirst = !directLine;
      directLine = line;
      render();
      if (isFirst)
        say('');
    } catch {
      say('NewsBot cannot be reached.', true);
    }
  }

  dark.addEventListener('change', () => directLine && render());
  begin();
})();
