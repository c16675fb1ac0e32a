"""What a site puts around an article: navigation, share bars, counters, imprints, captions, reader actions.

Data and one question each. Patterns name kinds of furniture, never a particular site.
"""

import re

_LONGEST = 400  # characters; no furniture line is longer
_MOST_SENTENCES = 3  # a line of more is a text with an imprint glued to it


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)


# Whole lines that are never part of an article, wherever they stand.
_ANYWHERE = _any_of(
    r"\S{1,60}\.(?:png|jpe?g|gif|bmp|webp|mp4|docx?|xlsx?|pdf|zip|rar)",
    r"[!！]?\[[^\]]*\]\([^)]*\)",
    r"(?:图片?来源|资料图|视频来源|图为|（?图片?[:：]).{0,80}",
    r"\[?复制链接\]?|\[?点击(?:查看|播放|进入|阅读|下载|上方|下方|图片).{0,30}",
    r"阅读(?:全文|原文|更多)|展开全文|查看原文|查看更多|返回(?:列表|首页|顶部|上一页|目录|搜狐.*)",
    r"广告|advertisement|var\s.*|document\.write.*|function\s*\(.*",
    r"[\s\W_xX]{1,40}|[=*~_\-—]{5,}|[\s—–\-·•.]*END[\s—–\-·•.]*",
)
_PHOTO_CREDIT = re.compile(r"(?:记者|通讯员|[/／\s])\s*[\u4e00-\u9fff·\s]{2,16}[\s/／]?摄[）)]?$")

# Whole lines that are furniture before the text and after it; inside the text such a line may be the author's.
_AROUND = _any_of(
    # where the reader is
    r".{0,10}(?:当前|所在)?位置[:：].*",
    r"(?:您|你)(?:现在|当前)?(?:所在|的)?的?位置.*",
    r"首页\s*(?:[>＞»/|→-].*)?|[^。]{0,30}[>＞»]\s*(?:正文|详情|内容)",
    r"PDF\s?[«<].*|欢迎(?:来到|访问|光临|您).*",
    # buttons, counters, type size
    r"下载|打印|打印本页|全屏|收藏|分享|转发|点赞|关闭|关闭窗口|关闭本页|加大|还原|减小|纠错|我要纠错|举报|评论|登录|注册",
    r"搜索|检索|导航|菜单|回复|引用|展开|收起.{0,2}|顶部|语音播报|听全文|详情|要闻|新闻|动态|视频|图片|微博|微信|客户端|手机版",
    r"政策文件|政策全文|正文|全文|QQ|QQ空间|微信好友|朋友圈|[【\[]?(?:打印|关闭|收藏|返回)[】\]]?(?:\s*[【\[](?:打印|关闭|收藏|返回)[】\]])*",
    r"[【\[（(]?(?:字号|字体|文字大小)[:：\s】]?.{0,30}|[【\[]?\s*[大中小](?:\s*[|｜/\s]?\s*[大中小]){1,2}\s*[】\]]?|A[+-]|[】\]]",
    r"(?:浏览|阅读|点击|访问|查看|围观)(?:次数|量|数|人次)?[:：]?\s*\[?\d*.{0,24}",
    r"分享(?:到|至).*|扫一扫.*|.{0,4}微信(?:扫一扫|号|公众号).*|点击(?:蓝字|上方|关注).{0,20}",
    # what an account prints around its posts
    r"收录于(?:合集|话题|专辑).{0,40}|#[^\s#，。]{1,20}(?:\s*#[^\s#，。]{1,20})*|\d{1,4}\s?[个篇](?:原创)?内容|预览时标签不可点|关注该公众号|微信扫一扫.*|写留言|听全文|长按.{0,6}(?:识别|扫码|二维码).{0,20}"
    r"|(?:(?:分享|收藏|点赞|在看|赞|转发|留言)\s*){2,6}|(?:素材来源|本期编辑|图片来源|排版|策划)\s?[:：丨|｜].{0,40}",
    # forums
    r"主题|帖子|积分|精华|威望|在线时间|Rank.*|UID.*|(?!(?:19|20)\d\d\.\d{1,2}\.\d{1,2}$)[\d.]+万?|[\u4e00-\u9fff]{0,4}版主|.{0,3}(?:会员|管理员|责任编辑)",
    r"电梯直达|楼主|只看(?:该作者|大图|楼主)|倒序浏览|阅读模式|显示全部楼层|使用道具.*|本帖最后由.*|马上注册.*",
    r"您?需要.{0,4}登录.*|收藏[:：].*|发表(?:回复|新帖|评论)|发新帖.*|版块\s.*|有图有真相",
    # imprint
    r"(?:主办|承办|协办|主管|运维|建设|维护|指导)(?:单位)?[:：].*",
    r"(?:地址|电话|联系电话|传真|邮编|邮箱|邮政编码|E-?mail|网址|QQ群)[:：].*|(?:https?://|www\.)\S+",
    r"(?:关于(?:我们|本站|本网)|联系我们|网站声明|人才招聘|广告(?:服务|招商)|友情链接|隐私).{0,80}",
    # what else there is to read
    r"(?:相关|推荐|热门|延伸|更多|最新|猜你|为您推荐|热点|精彩).{0,2}"
    r"(?:报道|新闻|阅读|附件|链接|文章|文档|稿件|推荐|内容|资讯|政策|解读|信息|下载|评论|喜欢|排行|专题)?[:：>＞]?|附件(?:下载|列表)[:：]?",
    r"(?:上一[篇条页]|下一[篇条页]).*|原文(?:链接|网址|地址|标题)?[:：]?\s*(?:https?.*)?|(?:来源)?链接[:：].*",
    # editors
    r"[（(\[【]?(?:责任编辑|责编|编辑|校对|审核|监制|[初复终]审|值班|审签|总值班|美编|排版|签发|[一二三]审)[\s:：/].{0,60}",
    r"[^，。；]{0,40}\s?[|｜]\s?[^，。；]{0,40}[|｜].*|---+",
)
# Words that no article uses of itself, and words that only a line without a full stop uses so.
_IMPRINT_WORDS = _any_of(
    "版权所有|Copyright|©|ICP备|公网安备|网站标识码|不良信息举报|版权归|仿冒必究|转载请注明|未经授权|仅供学习"
)
_SHORT_LINE_WORDS = _any_of(
    "设为首页|加入收藏|收藏本站|网站地图|无障碍|长者模式|关怀版|适老化|繁体|简体|English|免责声明|免责条款|版权声明",
    "扫(?:一扫|描)?.{0,4}二维码|(?:关注|订阅).{0,8}(?:公众号|官方微信)|推荐使用.{0,10}浏览器|最佳浏览",
    r"(?:技术支持|法律顾问|新闻热线|举报电话|投稿邮箱|许可证(?:编号)?)[:：\s\d]|(?:帖子|主题)[:：]\s*\d",
)
# From here on nothing belongs to the article.
_ENDS_ARTICLE = _any_of(
    r"相关(?:报道|新闻|阅读|附件|链接|文章|文档|稿件|政策|解读)[:：]?|(?:延伸|推荐|热门|精彩)(?:阅读|推荐|新闻)[:：]?|原文链接[:：].*",
    r"[\[【（(]?免责声明.*|[\[【](?:慎重|郑重|特别|版权|温馨)?(?:声明|提醒|提示)[\]】].*|(?:上一[篇条]|下一[篇条])[:：].*|网友评论.*|往期(?:回顾|推荐|精选|链接|内容|阅读).{0,4}|发表评论.*|喜欢此内容的人.*|责任编辑[:：].*|[^。]*版权所有.*",
    r"【?(?:打印|关闭)(?:本页|窗口)?】?|(?:回复|举报|使用道具)(?:\s+(?:回复|举报))*|使用道具.*",
)
# Glued to the last line where line breaks were lost.
INLINE_END = re.compile(
    r"(?:返回搜狐，?查看更多|分享让更多人看到|\*?[一-龥]{2,6}独家稿件，转载请注明出处。|(?:特别)?声明[:：](?:以上|本文|此文|该文|转载|本站|部分).{0,200}|[（(\[【]责任?编辑?[:：].{0,16}[）)\]】]"
    r"|责任?编辑?[:：][^）)\]】。]{0,16}"
    r"|相关(?:报道|新闻|阅读|链接)[:：].{0,400}|(?:扫一扫|分享到).{0,60}|阅读\s?\(\d*\)|【(?:打印|关闭|收藏).{0,20}】"
    r"|(?<=[。！”）])(?:(?:本文)?(?:未经授权|转载请注明|版权归|版权所有|仅供学习)|©)[^。]{0,120}。?"
    r"|[【（(][^【】（）()]{0,30}(?:投稿|转载|不代表|仅供参考)[^【】（）()]{0,60}[】）)]|更多(?:精彩|资讯|详情|内容)[^。]{0,8}(?:请|进入|登录|关注|点击)[^。]{0,40}"
    r"|(?:原文|来源)?链接[:：]?\s?https?://\S+)\s*$"
)
INLINE_CUT = re.compile(
    r"(?<=[。！？”）】\]])\s*(?:相关(?:附件|阅读|报道|链接)[:：]|原文链接[:：]|[\[【]免责声明[\]】]|责任编辑[:：]|[上下]一篇[:：]|【打印】|扫一扫"
    r"|分享到[:：]|版权所有)|(?<=[\s。）】\d])(?:如(?:遇|有|涉及)[^。]{0,12}(?:版权|侵权)|新闻线索(?:报料|爆料)(?:通道|热线)|(?:版权(?:说明|声明|与免责声明)|特别声明|郑重声明|声明)[:：])|(?<=\s)(?:使用道具|您需要登录后才可以回帖|[\[【]免责声明[\]】]|原文链接[:：]|版权所有)"
)
INLINE_START = re.compile(r"^(?:当前位置[:：][^。]{0,60}?正文\s|首页\s*[>＞][^。]{0,60}?正文\s)")
_SITE_NAME = _any_of(
    r"[^，。；！？：:]{2,16}(?:网|网站|在线|新闻中心|客户端|融媒体中心|频道)[!！]?",
    r"[一-龥]{2,14}(?:人民政府|委员会|[厅局])|[一-龥]{2,30}文件",
)


def is_furniture_anywhere(line: str) -> bool:
    """Whether a stripped line is furniture even between two paragraphs: 2.png, a caption, 点击查看."""
    if len(line) > _LONGEST:
        return False
    if line.endswith(("摄", "摄）", "摄)")) and _PHOTO_CREDIT.search(line):
        return True
    return bool(_ANYWHERE.fullmatch(line))


def is_furniture_around(line: str) -> bool:
    """Whether a stripped line before or after the text is furniture: 当前位置：…, 版权所有 …"""
    if len(line) > _LONGEST or line.count("。") > _MOST_SENTENCES:
        return False
    if _IMPRINT_WORDS.search(line) or (_SHORT_LINE_WORDS.search(line) and "。" not in line[:-1]):
        return True
    return bool(_AROUND.fullmatch(line))


def ends_article(line: str) -> bool:
    """Whether everything from this line on is the site's: 相关报道：, [免责声明] …"""
    return len(line) <= _LONGEST and bool(_ENDS_ARTICLE.fullmatch(line))


def is_site_name(line: str) -> bool:
    """Whether a line could be a site's or an office's letterhead; a title may look so too (织密防返贫保障网)."""
    return bool(_SITE_NAME.fullmatch(line))
