"""Words for what acts for a state: an adjective means the state only beside one of them ("le gouvernement brésilien")."""

WORDS = {
    "fr": "gouvernement président présidente présidence ministre ministres ministère diplomatie diplomate diplomates "
    "diplomatique armée armées marine aviation troupes forces force autorités ambassade ambassadeur ambassadrice parlement "
    "sénat exécutif délégation émissaire émissaires envoyé envoyée chancelier chancelière chancellerie état-major état "
    "police militaires soldats navires navire garde-côtes douanes roi reine monarchie régime présidentiel homologue "
    "homologues dirigeant dirigeants responsables représentant représentants négociateurs chef république consulat "
    "drones missiles aviation missile avions chasseurs sous-marin territoire partie côté junte frontière frontières garde gendarmerie",
    "es": "gobierno presidente presidenta presidencia ministro ministra ministros ministerio canciller cancilleres cancillería "
    "diplomacia diplomático diplomáticos ejército armada marina tropas fuerzas fuerza autoridades embajada embajador "
    "embajadora parlamento congreso senado ejecutivo delegación enviado enviada emisario emisarios estado policía militares "
    "soldados buque buques guardacostas aduana rey reina monarquía régimen homólogo homóloga homólogos mandatario "
    "mandataria dirigentes líder funcionarios representante representantes negociadores jefe república consulado drones "
    "misiles aviación aviones territorio parte premier secretario vicepresidente vicepresidenta junta frontera fronteras guardia gendarmería",
    "ru": "правительств президент министр министерств мид дипломат дипломати посольств посол посла послом послу парламент "
    "сенат арми войск войска сил силы силами силам военн флот авиаци власт делегаци представител посланник лидер "
    "руководств руководител премьер канцлер глав пограничник полици корабл солдат сторон стороной режим государств "
    "консульств переговорщик чиновник корол спецслужб разведк вице-премьер замминистр минобороны дрон ракет самолет "
    "территори колле республик президентск правительственн дипломатическ экс-президент хунт границ монарх",
    "hi": "सरकार राष्ट्रपति प्रधानमंत्री मंत्री मंत्रालय विदेश रक्षा वित्त राजदूत दूतावास राजनयिक राजनयिकों सेना सेनाओं नौसेना वायुसेना "
    "थलसेना सैनिक सैनिकों संसद प्रतिनिधिमंडल प्रतिनिधि दूत अधिकारी अधिकारियों अधिकारियों प्रशासन विदेशमंत्री रक्षामंत्री उपराष्ट्रपति "
    "राजा युद्धपोत विमान ड्रोन मिसाइल पक्ष नेता नेताओं नेतृत्व समकक्ष सुरक्षा उच्चायुक्त उच्चायोग वाणिज्य तटरक्षक पुलिस चांसलर सशस्त्र सीमा",
    "zh": "方 军 军方 总统 总理 首相 外长 外交部 外交部长 国防部 国防部长 防长 政府 国会 议会 代表团 特使 大使 使馆 大使馆 副总统 副外长 "
    "国务卿 军队 海军 空军 陆军 舰队 领导人 国家主席 外相 防卫省 外务省 国王 王储 高层 双方 两国 关系 边境 边界 贸易 首脑 峰会",
}
FILLERS = {
    "fr": "nationale civile républicaine "
    "des de la le les du l' d' affaires étrangères défense étranger armées commerce finances extérieur intérieur premier "
    "première mer état terre air énergie économie diplomatie général actuel nouveau nouvelle gouvernement exécutif "
    "navales terrestres aériennes",
    "es": "nacional civil "
    "de del la el los las asuntos exteriores relaciones defensa exterior armadas comercio hacienda interior primer primera "
    "estado energía economía diplomacia general actual nuevo nueva gobierno navales aéreas aérea terrestres finanzas",
}
PEOPLES = {
    "fr": r"(?<!\w)(?:[Ll]es|[Dd]es|[Aa]ux|[Ll]eurs) ",
    "es": r"(?<!\w)(?:[Ll]os|[Aa] los|[Dd]e los|[Cc]on los) ",
}
"""What stands before a people that acts for its state: "les Russes", "los rusos"."""
