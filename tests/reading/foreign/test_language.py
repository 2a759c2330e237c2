"""The language of short sentences and of mixed texts."""

import pytest

from interstate.reading.language import language

SENTENCES = {
    "en": """Ghana closes its port
        Kenya and Togo sign fishing accord
        El Salvador recalls its envoy to Chile
        The talks in Los Angeles ended without a deal.
        Erdoğan meets Aliyev in Baku
        Macron, Le Pen clash over Mali troops
        Nobody knows when the border will open.
        São Tomé leaves the group
        Peru says no
        Its navy was seen near the strait.""",
    "fr": """Le président arrive à Pékin
        Les troupes ont quitté la ville.
        Un accord a été signé hier soir.
        Aucune date n'est fixée pour les pourparlers.
        La frontière reste fermée.
        Le gaz coûte plus cher depuis janvier
        Ils se parlent, mais sans témoins.
        Une visite attendue au palais
        Qui paiera pour le pont ?
        Des soldats sous les drapeaux de deux pays""",
    "es": """El presidente llega a Lima
        Las tropas salieron de la ciudad.
        Se firmó un acuerdo ayer por la noche.
        No hay fecha para las conversaciones.
        La frontera sigue cerrada.
        El gas cuesta más desde enero
        Hablan, pero sin testigos.
        Una visita esperada en el palacio
        ¿Quién pagará el puente?
        Soldados bajo las banderas de dos países""",
    "ru": """Президент прибыл в Пекин
        Войска ушли из города.
        Вчера подписали договор.
        Дата переговоров не названа.
        Граница закрыта.
        Газ дорожает с января
        Они говорят без свидетелей.
        Во дворце ждут гостей
        Кто заплатит за мост?
        Солдаты под двумя флагами""",
    "hi": """राष्ट्रपति बीजिंग पहुंचे
        सैनिक शहर से निकल गए।
        कल रात समझौता हुआ।
        बातचीत की तारीख तय नहीं है।
        सीमा बंद है।
        जनवरी से गैस महंगी है
        वे बिना गवाहों के बात करते हैं।
        महल में मेहमानों का इंतजार
        पुल का पैसा कौन देगा?
        दो झंडों के नीचे सैनिक""",
    "zh": """总统抵达北京
        部队离开了城市。
        昨晚签署了协议。
        会谈日期尚未确定。
        边境仍然关闭。
        天然气从一月起涨价
        他们在没有证人的情况下交谈。
        宫殿等待客人
        谁来付桥的钱？
        兩面旗幟下的士兵""",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_each_of_ten_sentences_is_told(code: str) -> None:
    told = {line.strip(): language(line) for line in SENTENCES[code].splitlines()}
    assert {text: one for text, one in told.items() if one != code} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The envoy said 「中国和美国」 in her speech, and then left for the airport.", "en"),
        ("“The border is closed”, a déclaré le ministre, avant de quitter la salle avec ses conseillers.", "fr"),
        ("Министр сказал «yes» и ушёл.", "ru"),
        ("外交部发言人说OK，然后离开了会场。", "zh"),
        ("प्रवक्ता ने कहा कि NATO और EU की बैठक होगी।", "hi"),
        ("Міністр прибув до Києва, його зустріли на вокзалі.", "uk"),
        ("मंत्र्यांनी सांगितले की सीमा बंद आहे आणि चर्चा होणार आहे.", "mr"),
        ("首相は中国を訪問した。", "ja"),
        ("Le ministre", "fr"),
        ("12:30 — 5 %", "und"),
        ("", "und"),
        ("ČŽŠ řžý ďťň", "und"),
    ],
)
def test_mixed_neighbouring_and_empty_texts(text: str, code: str) -> None:
    assert language(text) == code
