<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About guiprac</source>
        <translation>关于 guiprac</translation>
    </message>
    <message>
        <source>Practise, see and use the practical side of deep learning: splits, bias and variance, regularization, dropout, initialization, gradient checks.</source>
        <translation>练习、观察并运用深度学习的实践方法：数据划分、偏差与方差、正则化、随机失活 (Dropout)、初始化、梯度检验。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>A setting is wrong: {0}</source>
        <translation>有一项设置不对：{0}</translation>
    </message>
    <message>
        <source>Cancel what is being worked out</source>
        <translation>取消正在进行的计算</translation>
    </message>
    <message>
        <source>Check gradients</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>Click on something to read about it.</source>
        <translation>点一下某处，阅读它的说明。</translation>
    </message>
    <message>
        <source>Compare backpropagation with finite differences on a snapshot (S23-S28).</source>
        <translation>在一份快照上，把反向传播的梯度与有限差分比较 (S23-S28)。</translation>
    </message>
    <message>
        <source>Drop the run and draw another split, other weights and other mini-batches.</source>
        <translation>丢弃这次运行，重新抽取划分、权重和小批量。</translation>
    </message>
    <message>
        <source>Drop the run and return to the start, with the same seed.</source>
        <translation>丢弃这次运行，用同一随机种子回到起点。</translation>
    </message>
    <message>
        <source>End the run and keep what was reached.</source>
        <translation>结束运行，保留已得到的结果。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Give up the gradient check or the study that is under way; the run goes on.</source>
        <translation>放弃正在进行的梯度检验或研究；训练照常继续。</translation>
    </message>
    <message>
        <source>Make the change again that was taken back.</source>
        <translation>重做刚才撤销的更改。</translation>
    </message>
    <message>
        <source>No change was taken back.</source>
        <translation>没有被撤销的更改。</translation>
    </message>
    <message>
        <source>No setting was changed yet.</source>
        <translation>还没有更改过设置。</translation>
    </message>
    <message>
        <source>Nothing is being worked out.</source>
        <translation>没有正在进行的计算。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset with a new seed</source>
        <translation>换随机种子重置</translation>
    </message>
    <message>
        <source>Something else is being worked out; wait for it, or cancel it.</source>
        <translation>正在进行别的计算；请等它完成，或取消它。</translation>
    </message>
    <message>
        <source>Stand at the next mini-batch and wait.</source>
        <translation>在下一个小批量处停住等待。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start training, resume a paused run, or train a stopped one on.</source>
        <translation>开始训练；继续已暂停的运行；或接着训练已停止的运行。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take back the last change of a setting.</source>
        <translation>撤销上一次对设置的更改。</translation>
    </message>
    <message>
        <source>Take one mini-batch, then wait.</source>
        <translation>走一个小批量，然后等待。</translation>
    </message>
    <message>
        <source>The data is not read yet.</source>
        <translation>数据还没有读入。</translation>
    </message>
    <message>
        <source>The run is going on; pause it first.</source>
        <translation>训练正在进行；请先暂停。</translation>
    </message>
    <message>
        <source>There is no run to drop yet.</source>
        <translation>还没有可以丢弃的运行。</translation>
    </message>
    <message>
        <source>There is no run to save yet.</source>
        <translation>还没有可以保存的运行。</translation>
    </message>
    <message>
        <source>Train to the end of the epoch, then wait.</source>
        <translation>训练到本轮结束，然后等待。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>AdviceOverSize</name>
    <message>
        <source>The advised split against the number of examples</source>
        <translation>建议的划分随样本数的变化</translation>
    </message>
    <message>
        <source>The advised split by n</source>
        <translation>建议的划分随 n 的变化</translation>
    </message>
    <message>
        <source>dev, test</source>
        <translation>开发集、测试集</translation>
    </message>
    <message>
        <source>examples in all, n</source>
        <translation>样本总数 n</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>{0} examples: {1}, which is {2} for train and {3} each for dev and test.</source>
        <translation>{0} 个样本：{1}，即训练集 {2}，开发集和测试集各 {3}。</translation>
    </message>
</context>
<context>
    <name>AskedNumber</name>
    <message>
        <source>{0}, slider</source>
        <translation>{0}，滑块</translation>
    </message>
</context>
<context>
    <name>ClassShares</name>
    <message>
        <source>Class {0}: {1} of train, {2} of dev, {3} of test</source>
        <translation>类别 {0}：训练集 {1}，开发集 {2}，测试集 {3}</translation>
    </message>
    <message>
        <source>Share of each class in train, dev and test.</source>
        <translation>各类别在训练集、开发集和测试集中的占比。</translation>
    </message>
    <message>
        <source>{0} further classes are not drawn.</source>
        <translation>另有 {0} 个类别没有画出。</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表中的列</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Used column</source>
        <translation>使用的列</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{0} (target)</source>
        <translation>{0}（目标）</translation>
    </message>
    <message>
        <source>{0} further columns are not listed.</source>
        <translation>另有 {0} 列没有列出。</translation>
    </message>
    <message>
        <source>{0}: {1} distinct values, {2} missing. {3}</source>
        <translation>{0}：{1} 个不同取值，{2} 个缺失。{3}</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>A file of your own: CSV, TSV, Parquet, NPZ, NPY or IDX</source>
        <translation>自己的文件：CSV、TSV、Parquet、NPZ、NPY 或 IDX</translation>
    </message>
    <message>
        <source>An exercise: make dev or test unlike train on purpose, and find it out (S3)</source>
        <translation>练习：故意让开发集或测试集与训练集不同，再把它找出来 (S3)</translation>
    </message>
    <message>
        <source>An exercise: {0} is planted in {1}.</source>
        <translation>练习：已在{1}中植入{0}。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Plant a mismatch…</source>
        <translation>植入分布不一致…</translation>
    </message>
    <message>
        <source>Plant no mismatch</source>
        <translation>不植入分布不一致</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>正在读入数据</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读入 {0}…</translation>
    </message>
    <message>
        <source>Regression: predicts {0}</source>
        <translation>回归：预测 {0}</translation>
    </message>
    <message>
        <source>planted</source>
        <translation>已植入</translation>
    </message>
    <message>
        <source>{0} classes: {1}</source>
        <translation>{0} 个类别：{1}</translation>
    </message>
    <message>
        <source>{0} examples, {1} inputs</source>
        <translation>{0} 个样本，{1} 个输入</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>DiagnosisDock</name>
    <message>
        <source>Best achievable error e*</source>
        <translation>可达到的最低误差 e*</translation>
    </message>
    <message>
        <source>Best error e*</source>
        <translation>最低误差 e*</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Examples to learn on</source>
        <translation>用来学习的例子</translation>
    </message>
    <message>
        <source>Look at a pair of errors from the course instead of the run (S4).</source>
        <translation>不看这次运行，改看课程中的一对误差 (S4)。</translation>
    </message>
    <message>
        <source>One run of each can be luck: another seed gives another network. This trains both again with other weights and mini-batches on the same split, and compares them restart by restart.</source>
        <translation>各跑一次，结果可能只是运气：换个种子就是另一个网络。这会在同一划分上用另外的权重和小批量把两者重新训练，并逐次比较。</translation>
    </message>
    <message>
        <source>Or choose one of the course&apos;s examples above, and change e* and the tolerance.</source>
        <translation>也可以选上面课程中的例子，再改变 e* 和容差。</translation>
    </message>
    <message>
        <source>Repeat both {0} times</source>
        <translation>两者各重复 {0} 次</translation>
    </message>
    <message>
        <source>Something else is being worked out; wait for it, or cancel it.</source>
        <translation>正在进行别的计算；请等它完成，或取消它。</translation>
    </message>
    <message>
        <source>Start a run, and its verdict comes here.</source>
        <translation>开始一次运行，判断就会出现在这里。</translation>
    </message>
    <message>
        <source>The verdict comes with the first readings.</source>
        <translation>有了最初的读数，判断就会出现。</translation>
    </message>
    <message>
        <source>There is no run to try it against: press Start (F5) first.</source>
        <translation>还没有可以对照的运行：请先按“开始” (F5)。</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>这次运行</translation>
    </message>
    <message>
        <source>This run was steered while it trained ({0}): a twin begins as it began, and is not steered with it.</source>
        <translation>这次运行在训练途中调过设置（{0}）：孪生运行从同样的起点开始，但不跟着调。</translation>
    </message>
    <message>
        <source>To try next</source>
        <translation>接下来可以试</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Training; the verdict comes at the end.</source>
        <translation>正在训练；结束时给出判断。</translation>
    </message>
    <message>
        <source>Up to where a gap counts as none. One is called high only if its whole 95 % interval lies above.</source>
        <translation>差距不超过它就算没有。只有整个 95 % 区间都在它之上，才称为“高”。</translation>
    </message>
    <message>
        <source>Variance = train-dev error - train error; mismatch = dev error - train-dev error (S3, S4). The lens “Alike?” draws all of them with their intervals.</source>
        <translation>方差 = 训练-开发集误差 - 训练误差；分布不一致 = 开发误差 - 训练-开发集误差 (S3, S4)。透镜“一样吗？”把它们连同区间一起画出来。</translation>
    </message>
    <message>
        <source>With train-dev: {0} Variance {1}, mismatch {2}.</source>
        <translation>用训练-开发集：{0} 方差 {1}，分布不一致 {2}。</translation>
    </message>
    <message>
        <source>e*, the error of the best rule there is, or of people; 0 if unknown. Of generators it is computed from how they draw. Avoidable bias = train error - e* (S4).</source>
        <translation>e*：最好的规则或人所能达到的误差；不知道时取 0。对于生成器，它由生成方式算出。可避免偏差 = 训练误差 - e* (S4)。</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} 对 {1}</translation>
    </message>
    <message>
        <source>{0}, e* {1} %</source>
        <translation>{0}，e* {1} %</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Back to the default, {0}</source>
        <translation>恢复默认值 {0}</translation>
    </message>
    <message>
        <source>{0}: back to the default</source>
        <translation>{0}：恢复默认值</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>关闭窗口。</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Data ({0})</source>
        <translation>数据 ({0})</translation>
    </message>
    <message>
        <source>Experiments (*{0})</source>
        <translation>实验 (*{0})</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Open a run that was saved, or the settings of an experiment (TOML).</source>
        <translation>打开保存过的运行，或一个实验的设置 (TOML)。</translation>
    </message>
    <message>
        <source>Open bundled experiment</source>
        <translation>打开自带实验</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>打开数据…</translation>
    </message>
    <message>
        <source>Open run or experiment</source>
        <translation>打开运行或实验</translation>
    </message>
    <message>
        <source>Open run or experiment…</source>
        <translation>打开运行或实验…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Put the picture in front on the clipboard.</source>
        <translation>把最前面的图复制到剪贴板。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Runs (*{0})</source>
        <translation>运行 (*{0})</translation>
    </message>
    <message>
        <source>Runs and experiments (*{0} *{1})</source>
        <translation>运行和实验 (*{0} *{1})</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Save experiment as TOML…</source>
        <translation>将实验保存为 TOML…</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>Save run as…</source>
        <translation>运行另存为…</translation>
    </message>
    <message>
        <source>Save the picture in front as PNG or SVG, or its data as CSV.</source>
        <translation>把最前面的图保存为 PNG 或 SVG，或把它的数据保存为 CSV。</translation>
    </message>
    <message>
        <source>There is no file {0}. Was it moved or renamed?</source>
        <translation>没有文件 {0}。它被移动或改名了吗？</translation>
    </message>
    <message>
        <source>Train on a file of your own: CSV, TSV, Parquet, NPZ, NPY or IDX.</source>
        <translation>用自己的文件训练：CSV、TSV、Parquet、NPZ、NPY 或 IDX。</translation>
    </message>
    <message>
        <source>Write settings, readings and parameters of the run to its file.</source>
        <translation>把这次运行的设置、读数和参数写入它的文件。</translation>
    </message>
    <message>
        <source>Write the run to another file.</source>
        <translation>把这次运行写入另一个文件。</translation>
    </message>
    <message>
        <source>Write the settings alone, to read, to share, or for the command line.</source>
        <translation>只写出设置：用来阅读、分享，或供命令行使用。</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>All weights are equal, so all units of a layer compute the same and stay the same: the symmetry is never broken.</source>
        <translation>所有权重相等，同一层的单元算出同样的结果，并且永远相同：对称性始终没有被打破。</translation>
    </message>
    <message>
        <source>He is made for ReLU; for {0} take Xavier, 1/n[l-1] (S21).</source>
        <translation>He 是为 ReLU 设计的；{0} 请用 Xavier，1/n[l-1] (S21)。</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>ReLU halves the variance at every layer; He, 2/n[l-1], makes up for it (S22).</source>
        <translation>ReLU 使方差每层减半；He 的 2/n[l-1] 正好补回来 (S22)。</translation>
    </message>
    <message>
        <source>Signals and gradients shrink from layer to layer and vanish in a deep network.</source>
        <translation>信号和梯度逐层缩小，在深层网络中消失。</translation>
    </message>
    <message>
        <source>Signals grow from layer to layer; tanh and sigmoid saturate, ReLU explodes.</source>
        <translation>信号逐层放大；tanh 和 sigmoid 饱和，ReLU 爆炸。</translation>
    </message>
</context>
<context>
    <name>KeepProbField</name>
    <message>
        <source>mixed</source>
        <translation>各不相同</translation>
    </message>
</context>
<context>
    <name>LayerKeepProbField</name>
    <message>
        <source>Hidden {0}</source>
        <translation>隐藏层 {0}</translation>
    </message>
</context>
<context>
    <name>LensPane</name>
    <message>
        <source>Close {0} (Ctrl+W)</source>
        <translation>关闭“{0}” (Ctrl+W)</translation>
    </message>
    <message>
        <source>Lenses</source>
        <translation>透镜</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>About guiprac</source>
        <translation>关于 guiprac</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Automatic (cores minus one)</source>
        <translation>自动（核心数减一）</translation>
    </message>
    <message>
        <source>BLAS threads: {0}</source>
        <translation>BLAS 线程：{0}</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Matrix products use all cores but one, so that the window has one to draw on: threads that wait for a busy core can make training several times slower. Run ▸ Matrix threads changes it.</source>
        <translation>矩阵乘法使用除一个以外的所有核心，留一个给窗口绘图：线程若要等待忙碌的核心，训练会慢好几倍。可在“运行 ▸ 矩阵线程”中更改。</translation>
    </message>
    <message>
        <source>Matrix threads</source>
        <translation>矩阵线程</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>正常文字大小</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读入 {0}…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复布局</translation>
    </message>
    <message>
        <source>Return window, column and panels to how they were at first.</source>
        <translation>让窗口、侧栏和面板回到最初的样子。</translation>
    </message>
    <message>
        <source>Show at the right whether bias or variance is high, and what to try next (S4-S6).</source>
        <translation>在右侧显示偏差或方差是否高，以及接下来该试什么 (S4-S6)。</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>The next run uses this number of threads.</source>
        <translation>下一次运行将使用这个线程数。</translation>
    </message>
    <message>
        <source>{0}: {1} train, {2} dev, {3} test</source>
        <translation>{0}：训练集 {1}，开发集 {2}，测试集 {3}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation>收起这条消息</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Add a hidden layer</source>
        <translation>添加隐藏层</translation>
    </message>
    <message>
        <source>Another hidden layer before the output</source>
        <translation>在输出层之前再加一个隐藏层</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Inputs and outputs follow from the data.</source>
        <translation>输入和输出由数据决定。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>{0} hidden layers are the most.</source>
        <translation>最多 {0} 个隐藏层。</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>{0} 个参数</translation>
    </message>
    <message>
        <source>{0}, a linear model</source>
        <translation>{0}，线性模型</translation>
    </message>
</context>
<context>
    <name>NormalizationPanel</name>
    <message>
        <source>A leak, to look at: μ and σ are measured on dev and test too, so training knows something of the examples that judge it, and their errors come out too low; in use there is no such knowledge. Take them from train (S19).</source>
        <translation>一种泄漏，供观察之用：μ 和 σ 也在开发集和测试集上测得，训练便知道了评判它的样本的一些情况，它们的误差因此偏低；真正使用时并没有这些知识。请只从训练集求 μ 和 σ (S19)。</translation>
    </message>
    <message>
        <source>Here dev alone moves μ of {0} by {1} of train&apos;s σ, and σ by {2} %.</source>
        <translation>这里仅开发集就使 {0} 的 μ 移动了训练集 σ 的 {1} 倍，σ 变化了 {2} %。</translation>
    </message>
    <message>
        <source>Inputs go in as they are. Unequal scales stretch J&apos;s contours into long ellipses, so that only a small α is stable and progress is slow.</source>
        <translation>输入原样送入。尺度不一会把 J 的等高线拉成细长的椭圆，只有很小的 α 才稳定，进展缓慢。</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>on, from everything</source>
        <translation>开，取自全部数据</translation>
    </message>
    <message>
        <source>x&apos; = (x - μ)/σ. Each input&apos;s mean μ and standard deviation σ come from train only and are used unchanged on dev and test; a constant input becomes 0.</source>
        <translation>x&apos; = (x - μ)/σ。每个输入的均值 μ 和标准差 σ 只取自训练集，原样用于开发集和测试集；恒定的输入变为 0。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{0}, slider</source>
        <translation>{0}，滑块</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Fold this panel</source>
        <translation>折叠此面板</translation>
    </message>
    <message>
        <source>Unfold this panel</source>
        <translation>展开此面板</translation>
    </message>
    <message>
        <source>{0}, panel</source>
        <translation>{0}，面板</translation>
    </message>
</context>
<context>
    <name>PartField</name>
    <message>
        <source>n = {0}</source>
        <translation>n = {0}</translation>
    </message>
    <message>
        <source>{0} examples</source>
        <translation>{0} 个样本</translation>
    </message>
</context>
<context>
    <name>PartsBar</name>
    <message>
        <source>Dev</source>
        <translation>开发</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}: {1} examples</source>
        <translation>{0}：{1} 个样本</translation>
    </message>
</context>
<context>
    <name>PictureArea</name>
    <message>
        <source>Lenses</source>
        <translation>透镜</translation>
    </message>
    <message>
        <source>Open pictures of the run that trains now beside this one.</source>
        <translation>在这张图旁边，打开当前训练的其他图。</translation>
    </message>
</context>
<context>
    <name>PlantField</name>
    <message>
        <source>An exercise: adds random numbers of {0} σ of train to every input.</source>
        <translation>练习：给每个输入加上大小为训练集 {0} σ 的随机数。</translation>
    </message>
    <message>
        <source>An exercise: adds {0} σ of train to every input.</source>
        <translation>练习：给每个输入加上训练集的 {0} σ。</translation>
    </message>
    <message>
        <source>An exercise: moves every input away from train&apos;s mean, {0} times as far again.</source>
        <translation>练习：把每个输入推离训练集均值，距离再增加 {0} 倍。</translation>
    </message>
</context>
<context>
    <name>Quadrant</name>
    <message>
        <source>Bias and variance</source>
        <translation>偏差与方差</translation>
    </message>
    <message>
        <source>avoidable bias →</source>
        <translation>可避免偏差 →</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者都高</translation>
    </message>
    <message>
        <source>high
bias</source>
        <translation>高
偏差</translation>
    </message>
    <message>
        <source>high
variance</source>
        <translation>高
方差</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>都不高</translation>
    </message>
    <message>
        <source>variance →</source>
        <translation>方差 →</translation>
    </message>
</context>
<context>
    <name>RegularizationPanel</name>
    <message>
        <source>Differs by layer; this sets all.</source>
        <translation>各层不同；在此统一设置。</translation>
    </message>
    <message>
        <source>Each layer</source>
        <translation>逐层设置</translation>
    </message>
    <message>
        <source>Each step multiplies W by 1 - αλ/m = {0}, m = n_train = {1}.</source>
        <translation>每一步把 W 乘以 1 - αλ/m = {0}，m = n_train = {1}。</translation>
    </message>
    <message>
        <source>Each step multiplies W by 1 - αλ/m; m is not known until the data is read.</source>
        <translation>每一步把 W 乘以 1 - αλ/m；读入数据之前 m 未知。</translation>
    </message>
    <message>
        <source>Hide layers</source>
        <translation>收起各层</translation>
    </message>
    <message>
        <source>Keeps all (no dropout).</source>
        <translation>全部保留（无随机失活）。</translation>
    </message>
    <message>
        <source>Keeps {0} (drops {1}).</source>
        <translation>保留 {0}（丢弃 {1}）。</translation>
    </message>
    <message>
        <source>L1 λ {0}</source>
        <translation>L1 λ {0}</translation>
    </message>
    <message>
        <source>L2 pulls W by the factor {0} = 1 - αλ/m a step before momentum adds up, m = {1}.</source>
        <translation>在动量累加之前，L2 每步把 W 乘以 {0} = 1 - αλ/m，m = {1}。</translation>
    </message>
    <message>
        <source>L2 λ {0}</source>
        <translation>L2 λ {0}</translation>
    </message>
    <message>
        <source>No hidden layers, so there is nothing to drop.</source>
        <translation>没有隐藏层，也就没有可丢弃的单元。</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>With Adam, L2 is part of J and its gradient λ/m·W is rescaled; W has no decay factor.</source>
        <translation>用 Adam 时，L2 是 J 的一部分，它的梯度 λ/m·W 会被重新缩放；W 没有衰减因子。</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>keep_prob</source>
        <translation>keep_prob</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>λ = 0: L2 leaves W alone. m = n_train = {0}.</source>
        <translation>λ = 0：L2 不改变 W。m = n_train = {0}。</translation>
    </message>
</context>
<context>
    <name>ResolutionPicture</name>
    <message>
        <source>1 to 20 % of n</source>
        <translation>n 的 1 到 20 %</translation>
    </message>
    <message>
        <source>Half width of the error against the size of dev</source>
        <translation>误差的半宽随开发集大小的变化</translation>
    </message>
    <message>
        <source>Half width of the error, in points</source>
        <translation>误差的半宽，百分点</translation>
    </message>
    <message>
        <source>Now: {0} Advised: {1}</source>
        <translation>现在：{0} 建议：{1}</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>asked: gap / 2</source>
        <translation>要求：差距 / 2</translation>
    </message>
    <message>
        <source>dev examples</source>
        <translation>开发集样本数</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>now, as advised</source>
        <translation>现在，与建议一致</translation>
    </message>
    <message>
        <source>{0} dev examples know an error of {1} to ± {2} points.</source>
        <translation>{0} 个开发集样本可把 {1} 的误差确定到 ± {2} 个百分点。</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>A setting needs mending</source>
        <translation>有一项设置需要改正</translation>
    </message>
    <message>
        <source>Changes apply to the next run</source>
        <translation>更改在下次运行生效</translation>
    </message>
    <message>
        <source>Checking gradients</source>
        <translation>正在检验梯度</translation>
    </message>
    <message>
        <source>Checking your code</source>
        <translation>检验你的代码</translation>
    </message>
    <message>
        <source>Diverged after step {0}</source>
        <translation>第 {0} 步后发散</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>下次运行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <translation>正在读入数据…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Some settings cannot change in mid-run. Stop this run and start again, and they are in force; α, λ and keep_prob act at once.</source>
        <translation>有些设置不能中途更改。停止这次运行再重新开始，它们就会生效；α、λ 和 keep_prob 立即生效。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Trying out ε</source>
        <translation>试验 ε</translation>
    </message>
    <message>
        <source>epoch {0} of {1}</source>
        <translation>第 {0} 轮，共 {1} 轮</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>{0} steps/s</source>
        <translation>{0} 步/秒</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}，还剩 {1}</translation>
    </message>
</context>
<context>
    <name>SealedTest</name>
    <message>
        <source>It was opened {0} times in this run.</source>
        <translation>这次运行中已启封 {0} 次。</translation>
    </message>
    <message>
        <source>Keep sealed</source>
        <translation>保持封存</translation>
    </message>
    <message>
        <source>Measure test</source>
        <translation>测量测试集</translation>
    </message>
    <message>
        <source>Measure test once, at the very end. The opening is counted and dated in the run&apos;s file.</source>
        <translation>只在最后测量一次测试集。启封的次数和时间会记入这次运行的文件。</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>再次启封…</translation>
    </message>
    <message>
        <source>Opened more than once, test is a second dev set: its figure is no longer unbiased.</source>
        <translation>启封不止一次，测试集就成了第二个开发集：它的数字不再无偏。</translation>
    </message>
    <message>
        <source>Opening {0}, {1}, step {2}: test error {3} on {4} examples.</source>
        <translation>第 {0} 次启封，{1}，第 {2} 步：{4} 个样本上的测试误差为 {3}。</translation>
    </message>
    <message>
        <source>Sealed: nothing has been measured on test.</source>
        <translation>已封存：测试集上还没有测量过任何东西。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Test is read once, when all choices are made. What is chosen after it was seen makes it a second dev set (S2). The opening is counted.</source>
        <translation>所有选择都做完之后，才读一次测试集。看过之后再做选择，它就成了第二个开发集 (S2)。启封次数会被记录。</translation>
    </message>
    <message>
        <source>There must be a run, and it must stand: pause or stop it first.</source>
        <translation>必须有一次运行，而且要停着：请先暂停或停止。</translation>
    </message>
    <message>
        <source>Unseal…</source>
        <translation>启封…</translation>
    </message>
    <message>
        <source>{0} (95 %: {1} to {2})</source>
        <translation>{0}（95 %：{1} 到 {2}）</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Go on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Tab goes from field to field, arrow keys change a number or move a slider, Space folds a panel.</source>
        <translation>Tab 键在各栏之间移动，方向键改变数字或移动滑块，空格键折叠面板。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Bundled data sets</source>
        <translation>自带数据集</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>生成器</translation>
    </message>
</context>
<context>
    <name>SplitAdvisor</name>
    <message>
        <source>About the error rate that you expect on dev; rates near 50 % are the hardest to know.</source>
        <translation>预计开发集上大致的误差率；接近 50 % 的误差率最难测准。</translation>
    </message>
    <message>
        <source>Back to the data&apos;s {0}</source>
        <translation>回到数据的 {0}</translation>
    </message>
    <message>
        <source>Examples n</source>
        <translation>样本数 n</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>预计误差</translation>
    </message>
    <message>
        <source>Gap to tell apart</source>
        <translation>要分辨的差距</translation>
    </message>
    <message>
        <source>How many examples there are in all; move it to see what another number would ask for.</source>
        <translation>样本总数；移动它，看看别的数目需要怎样的划分。</translation>
    </message>
    <message>
        <source>The advised split</source>
        <translation>建议的划分</translation>
    </message>
    <message>
        <source>The difference, in percentage points, of two settings that dev shall tell apart: half of it is the half width that the 95 % interval of each may have.</source>
        <translation>开发集要能分辨的两种设置之差，以百分点计：各自 95 % 区间的半宽最多为它的一半。</translation>
    </message>
    <message>
        <source>The present split: {0} dev examples ({1}) know it to ± {2} points, and tell settings apart that differ by {3}.</source>
        <translation>当前划分：{0} 个开发集样本（{1}）能把误差确定到 ± {2} 个百分点，能分辨相差 {3} 的设置。</translation>
    </message>
    <message>
        <source>This task is a regression, which has no error rate: the RMSE on {0} dev examples ({1}) is known to about ± {2} of itself, if residuals are normal.</source>
        <translation>这是回归任务，没有误差率：如果残差服从正态分布，{0} 个开发集样本（{1}）上的 RMSE 大约准到自身的 ± {2}。</translation>
    </message>
    <message>
        <source>To see a gap of {0} % takes {1} dev examples.</source>
        <translation>要看出 {0} % 的差距，需要 {1} 个开发集样本。</translation>
    </message>
    <message>
        <source>Use these shares</source>
        <translation>采用这些比例</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>采用 {0}</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Divider between dev and test</source>
        <translation>开发集与测试集的分界</translation>
    </message>
    <message>
        <source>Divider between train and dev</source>
        <translation>训练集与开发集的分界</translation>
    </message>
    <message>
        <source>Shares of train, dev and test</source>
        <translation>训练集、开发集和测试集的比例</translation>
    </message>
</context>
<context>
    <name>SplitByField</name>
    <message>
        <source>Examples of one group stay together in one part.</source>
        <translation>同一组的样本留在同一部分。</translation>
    </message>
    <message>
        <source>Groups are told by a column of a table, and this data is none.</source>
        <translation>分组由表中的一列决定，而这份数据不是表。</translation>
    </message>
    <message>
        <source>In the order in which they are given: the first are train, the last test.</source>
        <translation>按给出的顺序：最前面的作训练集，最后面的作测试集。</translation>
    </message>
    <message>
        <source>The earliest are train, the latest test.</source>
        <translation>最早的作训练集，最晚的作测试集。</translation>
    </message>
</context>
<context>
    <name>SplitColumnField</name>
    <message>
        <source>choose a column</source>
        <translation>选择一列</translation>
    </message>
    <message>
        <source>order of the file</source>
        <translation>文件中的顺序</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>Advise me…</source>
        <translation>给我建议…</translation>
    </message>
    <message>
        <source>Hide the advice</source>
        <translation>收起建议</translation>
    </message>
    <message>
        <source>Hold out a train-dev slice</source>
        <translation>留出一份训练-开发集</translation>
    </message>
    <message>
        <source>How large dev and test should be, from what dev is to tell apart (S1)</source>
        <translation>开发集和测试集该多大，取决于开发集要分辨什么 (S1)</translation>
    </message>
    <message>
        <source>Of train, held out of training and only measured.</source>
        <translation>从训练集中留出，不参与训练，只用来测量。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>{0}, by {1}</source>
        <translation>{0}，按{1}</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Saved to {path}</source>
        <translation>已保存到 {path}</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>guessed</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>guessed: {0}</source>
        <translation>猜测：{0}</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Full batch</source>
        <translation>全批量</translation>
    </message>
    <message>
        <source>Full-batch gradient descent: one step an epoch.</source>
        <translation>全批量梯度下降：每轮一步。</translation>
    </message>
    <message>
        <source>New seed, drawn at random</source>
        <translation>新的随机种子</translation>
    </message>
    <message>
        <source>One step an epoch, on all {0} training examples</source>
        <translation>每轮一步，用全部 {0} 个训练样本</translation>
    </message>
    <message>
        <source>The size of train is not known until the data is read.</source>
        <translation>读入数据之前，训练集的大小未知。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{0} steps an epoch</source>
        <translation>每轮 {0} 步</translation>
    </message>
    <message>
        <source>{0}, α {1}, {2} epochs</source>
        <translation>{0}，α {1}，{2} 轮</translation>
    </message>
</context>
<context>
    <name>UnitsField</name>
    <message>
        <source>Hidden {0}</source>
        <translation>隐藏层 {0}</translation>
    </message>
    <message>
        <source>Remove hidden layer {0}</source>
        <translation>删除隐藏层 {0}</translation>
    </message>
</context>
<context>
    <name>UnsavedRuns</name>
    <message>
        <source>The present run is not saved. Open the other one all the same?</source>
        <translation>当前的运行还没有保存。仍要打开另一个吗？</translation>
    </message>
</context>
<context>
    <name>WeightsPicture</name>
    <message>
        <source>Standard deviation of the starting weights: {0}</source>
        <translation>初始权重的标准差：{0}</translation>
    </message>
    <message>
        <source>std {0}</source>
        <translation>标准差 {0}</translation>
    </message>
</context>
<context>
    <name>_Grip</name>
    <message>
        <source>{0}: drag it, or use the arrow keys.</source>
        <translation>{0}：拖动，或用方向键。</translation>
    </message>
</context>
<context>
    <name>_RemedyRow</name>
    <message>
        <source>Train a twin of this run with {0}, as long, on the same split and with the same seed; then compare the two on dev. A run that is going on ends here.</source>
        <translation>用 {0} 训练这次运行的孪生：时长、划分和随机种子都相同；然后在开发集上比较两者。正在进行的运行到此结束。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Try: {0}</source>
        <translation>试：{0}</translation>
    </message>
</context>
<context>
    <name>analysis</name>
    <message>
        <source>A difference of less than about {0} cannot be seen with {1}.</source>
        <translation>用 {1}，小于约 {0} 的差别是看不出来的。</translation>
    </message>
    <message>
        <source>A hidden layer</source>
        <translation>加一个隐藏层</translation>
    </message>
    <message>
        <source>A smaller network has less room to learn train by heart.</source>
        <translation>网络小一些，就没有那么多余地把训练集背下来。</translation>
    </message>
    <message>
        <source>AUC {0} (95 %: {1} to {2}), p = {3}.</source>
        <translation>AUC {0}（95 %：{1} 到 {2}），p = {3}。</translation>
    </message>
    <message>
        <source>About {0} dev examples instead of {1} would settle the variance, if the errors stayed as they are.</source>
        <translation>如果误差保持不变，把开发集从 {1} 个样本增加到约 {0} 个，就能确定方差。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>After epoch {0}</source>
        <translation>第 {0} 轮之后</translation>
    </message>
    <message>
        <source>All units of the layers {0} have the same weights and bias: they compute the same and get the same gradient, so each of them works like a single unit.</source>
        <translation>第 {0} 层中，每层的所有单元权重和偏置都完全相同：它们算出同样的值，得到同样的梯度，所以每一层都像只有一个单元。</translation>
    </message>
    <message>
        <source>All {0} units of layer {1} have the same weights and bias: they compute the same and get the same gradient, so the layer works like a single unit.</source>
        <translation>第 {1} 层的 {0} 个单元权重和偏置完全相同：它们算出同样的值，得到同样的梯度，所以整层就像只有一个单元。</translation>
    </message>
    <message>
        <source>Another optimizer may get further down in the same number of steps.</source>
        <translation>换一个优化器，同样的步数也许能降得更低。</translation>
    </message>
    <message>
        <source>Avoidable bias is the largest: the network does not fit train as well as it could.</source>
        <translation>可避免偏差最大：网络没有把训练集拟合到应有的程度。</translation>
    </message>
    <message>
        <source>Avoidable bias: train error {0} less best achievable {1} = {2}, {3}.</source>
        <translation>可避免偏差：训练误差 {0} 减去可达到的最低误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>Avoidable bias: train error {0} less the best achievable {1} = {2}, {3}.</source>
        <translation>可避免偏差：训练误差 {0} 减去可达到的最低误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>Better: dev {0} fell from {1} to {2}, by {3} on {4}.</source>
        <translation>更好：在{4}上，开发 {0} 从 {1} 降到 {2}，降低了 {3}。</translation>
    </message>
    <message>
        <source>Both high bias and high variance: it fits train badly, and carries over to dev badly.</source>
        <translation>高偏差，也高方差：训练集拟合得不好，到开发集上也不灵。</translation>
    </message>
    <message>
        <source>Change {0}.</source>
        <translation>请改 {0}。</translation>
    </message>
    <message>
        <source>Deeper network</source>
        <translation>更深的网络</translation>
    </message>
    <message>
        <source>Dev error was lowest at epoch {0} and has risen since.</source>
        <translation>开发误差在第 {0} 轮最低，此后上升。</translation>
    </message>
    <message>
        <source>Dev plays no part in the bias: more train examples, or a surer e*, would settle it.</source>
        <translation>开发集与偏差无关：更多训练集样本，或更可靠的 e*，才能确定它。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Dropout holds the network back from fitting train.</source>
        <translation>随机失活使网络难以拟合训练集。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Given up at epoch {0}</source>
        <translation>在第 {0} 轮中止</translation>
    </message>
    <message>
        <source>Gradients explode going back: dZ[1] is {0} times as long as dZ[{1}]</source>
        <translation>梯度往回传时爆炸：dZ[1] 的长度是 dZ[{1}] 的 {0} 倍</translation>
    </message>
    <message>
        <source>Gradients vanish going back: dZ[1] is {0} times as long as dZ[{1}]</source>
        <translation>梯度往回传时消失：dZ[1] 的长度是 dZ[{1}] 的 {0} 倍</translation>
    </message>
    <message>
        <source>He&apos;s 2/n[l-1]</source>
        <translation>He 的 2/n[l-1]</translation>
    </message>
    <message>
        <source>He&apos;s 2/n[l-1] does (S22, network.initialization).</source>
        <translation>He 的 2/n[l-1] 能补回来 (S22, network.initialization)。</translation>
    </message>
    <message>
        <source>He&apos;s 2/n[l-1] makes up for it (S22, network.initialization).</source>
        <translation>He 的 2/n[l-1] 正好补回来 (S22, network.initialization)。</translation>
    </message>
    <message>
        <source>He&apos;s 2/n[l-1] makes up for the half that ReLU cuts off, but linear layers cut nothing off: the signal&apos;s second moment doubles at each, {0}.</source>
        <translation>He 的 2/n[l-1] 是为了补回 ReLU 切掉的一半，而线性层什么也没切掉：信号的二阶矩每层加倍，{0}。</translation>
    </message>
    <message>
        <source>High bias: the network does not fit train as well as it could, and dev is like train.</source>
        <translation>高偏差：网络没有把训练集拟合到应有的程度；开发集与训练集表现相近。</translation>
    </message>
    <message>
        <source>High bias; whether the variance is high too, these examples cannot tell.</source>
        <translation>高偏差；方差是否也高，这些样本说不准。</translation>
    </message>
    <message>
        <source>High variance: the network fits train, but does not carry over to dev.</source>
        <translation>高方差：网络拟合了训练集，到开发集上却不灵。</translation>
    </message>
    <message>
        <source>High variance; whether the bias is high too, these examples cannot tell.</source>
        <translation>高方差；偏差是否也高，这些样本说不准。</translation>
    </message>
    <message>
        <source>Higher L2 λ</source>
        <translation>增大 L2 λ</translation>
    </message>
    <message>
        <source>Inputs on one scale make J rounder, and descent quicker (S20).</source>
        <translation>输入尺度相同，J 更圆，下降更快 (S20)。</translation>
    </message>
    <message>
        <source>It is an unbiased figure only as long as nothing is chosen by it.</source>
        <translation>只要不根据它做任何选择，它就是无偏的。</translation>
    </message>
    <message>
        <source>J curves upward in no direction here, so that no learning rate is too large for it.</source>
        <translation>J 在这里没有任何方向向上弯曲，所以多大的学习率都不算大。</translation>
    </message>
    <message>
        <source>J diverges even without dropout, so the masks are not to blame.</source>
        <translation>不用随机失活 J 也发散，所以不怪掩码。</translation>
    </message>
    <message>
        <source>J does not fall even without dropout (from {0} to {1}), so the masks are not to blame: try another learning rate, and check the gradients.</source>
        <translation>不用随机失活 J 也不下降（从 {0} 到 {1}），所以不怪掩码：请换个学习率，并检验梯度。</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L1 sets weights to exactly zero, so that what does not matter falls out (S8).</source>
        <translation>L1 使权重恰好为零，无关紧要的就被去掉 (S8)。</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Let the width decide: {0} (network.initialization).</source>
        <translation>让宽度来决定：{0} (network.initialization)。</translation>
    </message>
    <message>
        <source>Lower {0} λ</source>
        <translation>减小 {0} λ</translation>
    </message>
    <message>
        <source>Make train more like dev: look at which inputs differ, and get training examples of that kind (S3).</source>
        <translation>让训练集更像开发集：看看哪些输入不同，再去找那一类的训练样本 (S3)。</translation>
    </message>
    <message>
        <source>Measure on more examples.</source>
        <translation>请在更多样本上测量。</translation>
    </message>
    <message>
        <source>Mismatch is the largest: what is learnt carries over to examples like train&apos;s, but dev is unlike.</source>
        <translation>分布不一致最大：学到的东西对与训练集同类的样本管用，但开发集是另一类数据。</translation>
    </message>
    <message>
        <source>Mismatch: dev error {0} less train-dev error {1} = {2}, {3}.</source>
        <translation>分布不一致：开发误差 {0} 减去训练-开发误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>More data</source>
        <translation>更多数据</translation>
    </message>
    <message>
        <source>More data does not help enough to count: {0}.</source>
        <translation>更多数据帮助不大，可以不计：{0}。</translation>
    </message>
    <message>
        <source>More data helps: {0}.</source>
        <translation>更多数据有用：{0}。</translation>
    </message>
    <message>
        <source>More dev examples alone would not settle the variance: train has too few examples, or the gap lies too near the tolerance.</source>
        <translation>仅增加开发集样本不能确定方差：训练集样本太少，或差距离容差太近。</translation>
    </message>
    <message>
        <source>More examples</source>
        <translation>更多样本</translation>
    </message>
    <message>
        <source>More steps, as long as train error still falls with them.</source>
        <translation>多走些步，只要训练误差还在随之下降。</translation>
    </message>
    <message>
        <source>More units can form a more complicated function.</source>
        <translation>单元更多，能形成更复杂的函数。</translation>
    </message>
    <message>
        <source>Neither high bias nor high variance: train is fitted, and dev is like train.</source>
        <translation>偏差和方差都不高：训练集拟合得好，开发集与训练集表现相近。</translation>
    </message>
    <message>
        <source>No difference seen between {0} and {1}: telling them apart is guessing.</source>
        <translation>看不出 {0} 和 {1} 有差别：要区分它们只能靠猜。</translation>
    </message>
    <message>
        <source>No difference seen: dev {0} {1} against {2} on {3}, a difference of {4}.</source>
        <translation>看不出差别：在{3}上，开发 {0} 为 {1}，对方为 {2}，相差 {4}。</translation>
    </message>
    <message>
        <source>No dropout</source>
        <translation>不用随机失活</translation>
    </message>
    <message>
        <source>No high bias; whether the variance is high, these examples cannot tell.</source>
        <translation>没有高偏差；方差是否高，这些样本说不准。</translation>
    </message>
    <message>
        <source>No high variance; whether the bias is high, these examples cannot tell.</source>
        <translation>没有高方差；偏差是否高，这些样本说不准。</translation>
    </message>
    <message>
        <source>None of them is above the tolerance.</source>
        <translation>没有一项超过容差。</translation>
    </message>
    <message>
        <source>Normalize inputs</source>
        <translation>归一化输入</translation>
    </message>
    <message>
        <source>Not sure whether more data helps: {0}. More repeats or a larger dev set would tell.</source>
        <translation>更多数据有没有用，说不准：{0}。多重复几次，或用更大的开发集，就能看出来。</translation>
    </message>
    <message>
        <source>Not sure whether {0} and {1} are alike.</source>
        <translation>说不准 {0} 和 {1} 是否相似。</translation>
    </message>
    <message>
        <source>Not sure: 1 run diverged; take a smaller learning rate.</source>
        <translation>说不准：有 1 次运行发散了；请用更小的学习率。</translation>
    </message>
    <message>
        <source>Not sure: dev {0} fell from {1} to {2} on {3}, and train {0} from {4} to {5}. The runs began from different weights, and one start can be luckier than another: only repeats tell the change from luck.</source>
        <translation>不能确定：在{3}上，开发集{0}从 {1} 降到 {2}，训练集{0}也从 {4} 降到 {5}。两次运行的初始权重不同，起点的运气有好有坏：要重复几次，才分得清是改动的作用还是运气。</translation>
    </message>
    <message>
        <source>Not sure: dev {0} rose from {1} to {2} on {3}, and train {0} from {4} to {5}. The runs began from different weights, and one start can be luckier than another: only repeats tell the change from luck.</source>
        <translation>不能确定：在{3}上，开发集{0}从 {1} 升到 {2}，训练集{0}也从 {4} 升到 {5}。两次运行的初始权重不同，起点的运气有好有坏：要重复几次，才分得清是改动的作用还是运气。</translation>
    </message>
    <message>
        <source>Not sure: none is surely above the tolerance, and these examples cannot rule all of them out.</source>
        <translation>说不准：没有哪一项确定超过容差，但这些样本也不能把它们全部排除。</translation>
    </message>
    <message>
        <source>Not sure: these examples can tell neither bias nor variance.</source>
        <translation>说不准：这些样本既说不出偏差，也说不出方差。</translation>
    </message>
    <message>
        <source>Not sure: train is too small to train on a part of it.</source>
        <translation>说不准：训练集太小，无法只用其中一部分训练。</translation>
    </message>
    <message>
        <source>Not sure: {0} runs diverged; take a smaller learning rate.</source>
        <translation>说不准：有 {0} 次运行发散了；请用更小的学习率。</translation>
    </message>
    <message>
        <source>On one scale the inputs allow longer steps before they overshoot (S20).</source>
        <translation>输入尺度相同，可以走更长的步而不冲过头 (S20)。</translation>
    </message>
    <message>
        <source>On so few examples {0} cannot be told apart.</source>
        <translation>样本这么少，{0} 分不出高下。</translation>
    </message>
    <message>
        <source>One more layer builds on what the layers before have found.</source>
        <translation>多一层，就能在前面各层找到的东西上继续构建。</translation>
    </message>
    <message>
        <source>Other initialization</source>
        <translation>换一种初始化</translation>
    </message>
    <message>
        <source>Overfit to dev: test error {0} less dev error {1} = {2}, {3}.</source>
        <translation>对开发集过拟合：测试误差 {0} 减去开发误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>Overfitting to dev is the largest: settings were chosen that suit dev by chance.</source>
        <translation>对开发集的过拟合最大：选出的设置只是碰巧适合开发集。</translation>
    </message>
    <message>
        <source>Random weights break the symmetry (network.initialization).</source>
        <translation>随机的权重能打破对称 (network.initialization)。</translation>
    </message>
    <message>
        <source>Raw: condition number {0}, largest stable α {1}. Normalized: {2} and {3}: {4}</source>
        <translation>原始输入：条件数 {0}，最大稳定 α {1}。归一化后：{2} 和 {3}：{4}</translation>
    </message>
    <message>
        <source>Raw: largest stable α {0}. Normalized: {1}: {2}</source>
        <translation>原始输入：最大稳定 α {0}。归一化后：{1}：{2}</translation>
    </message>
    <message>
        <source>Signals explode: a[{0}] is {1} times x</source>
        <translation>信号爆炸：a[{0}] 是 x 的 {1} 倍</translation>
    </message>
    <message>
        <source>Signals explode: a[{0}] is {1} times x; gradients explode going back: dZ[1] is {2} times as long as dZ[{3}]</source>
        <translation>信号爆炸：a[{0}] 是 x 的 {1} 倍；梯度往回传时也爆炸：dZ[1] 的长度是 dZ[{3}] 的 {2} 倍</translation>
    </message>
    <message>
        <source>Signals have grown while training, as they may: a[{0}] is {1} times x, and dZ[1] is {2} times as long as dZ[{3}].</source>
        <translation>信号在训练中变大了，这是正常的：a[{0}] 是 x 的 {1} 倍，dZ[1] 的长度是 dZ[{3}] 的 {2} 倍。</translation>
    </message>
    <message>
        <source>Signals keep their size: a[{0}] is {1} times x, and dZ[1] is {2} times as long as dZ[{3}].</source>
        <translation>信号保持大小：a[{0}] 是 x 的 {1} 倍，dZ[1] 的长度是 dZ[{3}] 的 {2} 倍。</translation>
    </message>
    <message>
        <source>Signals vanish: a[{0}] is {1} times x</source>
        <translation>信号消失：a[{0}] 是 x 的 {1} 倍</translation>
    </message>
    <message>
        <source>Signals vanish: a[{0}] is {1} times x; gradients vanish going back: dZ[1] is {2} times as long as dZ[{3}]</source>
        <translation>信号消失：a[{0}] 是 x 的 {1} 倍；梯度往回传时也消失：dZ[1] 的长度是 dZ[{3}] 的 {2} 倍</translation>
    </message>
    <message>
        <source>Small weights make a smoother function, which follows the noise of train less (S7).</source>
        <translation>权重小，函数就更平滑，不那么跟随训练集的噪声 (S7)。</translation>
    </message>
    <message>
        <source>Smaller network</source>
        <translation>更小的网络</translation>
    </message>
    <message>
        <source>Smaller steps</source>
        <translation>更小的步长</translation>
    </message>
    <message>
        <source>Start from smaller weights (network.initialization), or take ReLU (network.activation).</source>
        <translation>从更小的权重开始 (network.initialization)，或改用 ReLU (network.activation)。</translation>
    </message>
    <message>
        <source>Steps too long overshoot further each time.</source>
        <translation>步子太长，每一步都冲过头更多。</translation>
    </message>
    <message>
        <source>Take ReLU with He (S22) or tanh with Xavier (S21): network.activation and network.initialization.</source>
        <translation>请用 ReLU 配 He (S22)，或 tanh 配 Xavier (S21)：network.activation 和 network.initialization。</translation>
    </message>
    <message>
        <source>Take Xavier for tanh (S21), or ReLU for He (S22): network.initialization, network.activation.</source>
        <translation>tanh 请配 Xavier (S21)，He 请配 ReLU (S22)：network.initialization, network.activation。</translation>
    </message>
    <message>
        <source>Take Xavier&apos;s 1/n[l-1] (S21, network.initialization).</source>
        <translation>请用 Xavier 的 1/n[l-1] (S21, network.initialization)。</translation>
    </message>
    <message>
        <source>Take a larger dev set, or a new one, and try fewer settings on it (S2).</source>
        <translation>换一个更大的或新的开发集，并少在上面试各种设置 (S2)。</translation>
    </message>
    <message>
        <source>Test RMSE {0} (95 %: {1} to {2}) on {3} examples.</source>
        <translation>测试 RMSE {0}（95 %：{1} 到 {2}），在 {3} 个样本上测得。</translation>
    </message>
    <message>
        <source>Test error {0} % (95 %: {1} to {2} %) on {3} examples.</source>
        <translation>测试误差 {0} %（95 %：{1} 到 {2} %），在 {3} 个样本上测得。</translation>
    </message>
    <message>
        <source>Test was opened {0} times in this run: if anything was chosen by what it showed, it is a second dev set, and its error too low.</source>
        <translation>这次运行中测试集已启封 {0} 次：如果根据它做过任何选择，它就成了第二个开发集，误差会偏低。</translation>
    </message>
    <message>
        <source>The cost grows instead of falling; the steps are too long for this problem.</source>
        <translation>代价不降反升；对这个问题来说步子太长。</translation>
    </message>
    <message>
        <source>The initialization would keep them; training made them grow: take a smaller training.learning_rate or a larger regularization.l2.</source>
        <translation>初始化本来能保持它们；是训练使它们变大了：请用更小的 training.learning_rate，或更大的 regularization.l2。</translation>
    </message>
    <message>
        <source>The initialization would keep them; training made them shrink: take a smaller regularization.l2 or training.learning_rate.</source>
        <translation>初始化本来能保持它们；是训练使它们变小了：请用更小的 regularization.l2 或 training.learning_rate。</translation>
    </message>
    <message>
        <source>The interval covers other restarts, and which examples dev holds.</source>
        <translation>这个区间考虑了换别的重启，以及开发集恰好包含哪些样本。</translation>
    </message>
    <message>
        <source>The interval covers which examples dev holds and how unsteady the runs&apos; later readings are.</source>
        <translation>这个区间考虑了开发集恰好包含哪些样本，以及两次运行后期读数的波动。</translation>
    </message>
    <message>
        <source>The interval covers which examples dev holds; the runs have too few readings to tell how unsteady they are, so it leaves much room for that.</source>
        <translation>这个区间考虑了开发集恰好包含哪些样本；两次运行的读数太少，看不出波动有多大，所以为此留了很大余地。</translation>
    </message>
    <message>
        <source>The run diverges: its errors say nothing about bias or variance yet.</source>
        <translation>这次运行在发散：它的误差还说明不了偏差或方差。</translation>
    </message>
    <message>
        <source>The slope of sigmoid is at most 1/4: {0}.</source>
        <translation>sigmoid 的斜率最大只有 1/4：{0}。</translation>
    </message>
    <message>
        <source>The two runs are the same, bit for bit: dev {0} {1} on {2}.</source>
        <translation>两次运行逐位相同：在{2}上，开发 {0} 都是 {1}。</translation>
    </message>
    <message>
        <source>The {0} penalty pulls the weights to zero and may keep the network from fitting train.</source>
        <translation>{0} 惩罚把权重拉向零，可能使网络无法拟合训练集。</translation>
    </message>
    <message>
        <source>These examples cannot rule out that {0} is as large.</source>
        <translation>这些样本不能排除{0}也同样大。</translation>
    </message>
    <message>
        <source>To see a gap of {0} % takes {1} dev examples, more than a fifth of {2}. That is {3} examples in all, or cross-validation.</source>
        <translation>要看出 {0} % 的差距，需要 {1} 个开发集样本，超过 {2} 个的五分之一。也就是一共要 {3} 个样本，或者用交叉验证。</translation>
    </message>
    <message>
        <source>Train error still falls at the end of the run: longer training will lower it.</source>
        <translation>运行结束时训练误差仍在下降：训练更久会使它更低。</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>训练更久</translation>
    </message>
    <message>
        <source>Training brought them there: take a smaller training.learning_rate, a larger regularization.l2, or ReLU (network.activation).</source>
        <translation>是训练把它们带到那里的：请用更小的 training.learning_rate、更大的 regularization.l2，或改用 ReLU (network.activation)。</translation>
    </message>
    <message>
        <source>Try a larger network, longer training, another architecture or less regularization (S5).</source>
        <translation>试试更大的网络、更久的训练、别的结构，或更弱的正则化 (S5)。</translation>
    </message>
    <message>
        <source>Try more training examples, more regularization or a smaller network (S6).</source>
        <translation>试试更多训练样本、更强的正则化，或更小的网络 (S6)。</translation>
    </message>
    <message>
        <source>Variance is the largest: what fits train does not carry over to other examples like them.</source>
        <translation>方差最大：对训练集合适的，到同类的其他样本上就不灵了。</translation>
    </message>
    <message>
        <source>Variance: dev error {0} less train error {1} = {2}, {3}.</source>
        <translation>方差：开发误差 {0} 减去训练误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>Variance: train-dev error {0} less train error {1} = {2}, {3}.</source>
        <translation>方差：训练-开发误差 {0} 减去训练误差 {1} = {2}，{3}。</translation>
    </message>
    <message>
        <source>Weights of std {0} whatever the width: {1}.</source>
        <translation>不管层有多宽，权重的标准差都是 {0}：{1}。</translation>
    </message>
    <message>
        <source>Weights that start at zero, too small or too large keep signals from passing through (S21, S22).</source>
        <translation>从零、过小或过大开始的权重，会使信号传不过去 (S21, S22)。</translation>
    </message>
    <message>
        <source>What is left is the best achievable error; only a better measure of it would tell more.</source>
        <translation>剩下的就是可达到的最低误差；只有把它量得更准，才能知道更多。</translation>
    </message>
    <message>
        <source>Where units come and go, none can lean on a single other one (S14, S17).</source>
        <translation>单元时有时无，就没有哪个能依赖另一个 (S14, S17)。</translation>
    </message>
    <message>
        <source>Wider network</source>
        <translation>更宽的网络</translation>
    </message>
    <message>
        <source>With about {0} dev examples the interval would leave the tolerance.</source>
        <translation>有约 {0} 个开发集样本，区间就会离开容差。</translation>
    </message>
    <message>
        <source>With more examples there is less to learn by heart; the generator draws as many as you like.</source>
        <translation>样本更多，能背下来的就更少；生成器要多少就能抽多少。</translation>
    </message>
    <message>
        <source>With {0} classes dev has about {1} examples of each: too few to judge a single class. Stratify, and judge all classes together.</source>
        <translation>有 {0} 个类别，开发集中每类只有约 {1} 个样本：太少，不能单独评判一个类别。请分层抽样，并把所有类别合起来评判。</translation>
    </message>
    <message>
        <source>Without a hidden layer there is no depth over which signals could vanish; add layers (network.hidden).</source>
        <translation>没有隐藏层，就没有让信号消失的深度；请加隐藏层 (network.hidden)。</translation>
    </message>
    <message>
        <source>Without dropout J falls (from {0} to {1}), but with it J diverges.</source>
        <translation>不用随机失活时 J 下降（从 {0} 到 {1}），用了却发散。</translation>
    </message>
    <message>
        <source>Without dropout J falls, from {0} to {1}: training works, so turn dropout on again.</source>
        <translation>不用随机失活时 J 从 {0} 降到 {1}：训练是正常的，可以重新打开随机失活。</translation>
    </message>
    <message>
        <source>Worse: dev {0} rose from {1} to {2}, by {3} on {4}.</source>
        <translation>更差：在{4}上，开发 {0} 从 {1} 升到 {2}，升高了 {3}。</translation>
    </message>
    <message>
        <source>Xavier&apos;s 1/n[l-1]</source>
        <translation>Xavier 的 1/n[l-1]</translation>
    </message>
    <message>
        <source>after the hidden layer it is {0} of what it was</source>
        <translation>经过隐藏层，变为原来的 {0}</translation>
    </message>
    <message>
        <source>after the hidden layer it is {0} times as large</source>
        <translation>经过隐藏层，变为原来的 {0} 倍</translation>
    </message>
    <message>
        <source>after {0} layers it is {1} of what it was</source>
        <translation>经过 {0} 层，变为原来的 {1}</translation>
    </message>
    <message>
        <source>after {0} layers it is {1} times as large</source>
        <translation>经过 {0} 层，变为原来的 {1} 倍</translation>
    </message>
    <message>
        <source>and the tolerance of {0} lies between</source>
        <translation>区间跨过容差 {0}</translation>
    </message>
    <message>
        <source>average over {0} restarts</source>
        <translation>{0} 次重启的平均</translation>
    </message>
    <message>
        <source>avoidable bias</source>
        <translation>可避免偏差</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>descent may take steps {0} times as long.</source>
        <translation>梯度下降的步长可以是原来的 {0} 倍。</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>dev error</source>
        <translation>开发误差</translation>
    </message>
    <message>
        <source>different examples ({0} and {1})</source>
        <translation>不同的样本（{0} 个和 {1} 个）</translation>
    </message>
    <message>
        <source>direction of λ_max</source>
        <translation>λ_max 的方向</translation>
    </message>
    <message>
        <source>direction of λ_min</source>
        <translation>λ_min 的方向</translation>
    </message>
    <message>
        <source>each layer multiplies the signal&apos;s second moment by {0}, {1}</source>
        <translation>每层把信号的二阶矩乘以 {0}，{1}</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>from {0} to {1} training examples dev error fell by {2}</source>
        <translation>训练样本从 {0} 个增加到 {1} 个，开发误差下降了 {2}</translation>
    </message>
    <message>
        <source>from {0} to {1} training examples dev error rose by {2}</source>
        <translation>训练样本从 {0} 个增加到 {1} 个，开发误差上升了 {2}</translation>
    </message>
    <message>
        <source>going back, each layer multiplies the square of dZ&apos;s length by {0}</source>
        <translation>往回传时，每层把 dZ 长度的平方乘以 {0}</translation>
    </message>
    <message>
        <source>going back, each layer multiplies the square of dZ&apos;s length by {0}, all {1} by {2}</source>
        <translation>往回传时，每层把 dZ 长度的平方乘以 {0}，{1} 层一共乘以 {2}</translation>
    </message>
    <message>
        <source>infinitely many</source>
        <translation>无穷多</translation>
    </message>
    <message>
        <source>large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>mismatch</source>
        <translation>分布不一致</translation>
    </message>
    <message>
        <source>more than the tolerance of {0}</source>
        <translation>超过容差 {0}</translation>
    </message>
    <message>
        <source>nothing is left to fit</source>
        <translation>已没有什么可拟合</translation>
    </message>
    <message>
        <source>overfit to dev</source>
        <translation>对开发集的过拟合</translation>
    </message>
    <message>
        <source>raw inputs are small here, and allow steps {0} times as long, but J is {1} times rounder on normalized ones.</source>
        <translation>这里的原始输入很小，步长可以是 {0} 倍，但在归一化的输入上 J 要圆 {1} 倍。</translation>
    </message>
    <message>
        <source>raw inputs are small here, and allow steps {0} times as long.</source>
        <translation>这里的原始输入很小，步长可以是 {0} 倍。</translation>
    </message>
    <message>
        <source>small</source>
        <translation>过小</translation>
    </message>
    <message>
        <source>tanh with He&apos;s 2/n[l-1] gives z[1] twice the variance of Xavier&apos;s 1/n[l-1]: {0} of a[1] lie beyond ±{1} instead of {2}, where hardly any gradient passes.</source>
        <translation>tanh 配 He 的 2/n[l-1]，z[1] 的方差是 Xavier 的 1/n[l-1] 的两倍：a[1] 有 {0} 超出 ±{1}，而不是 {2}；那里梯度几乎传不过去。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>the inputs&apos; scales are alike, so that normalizing hardly changes the longest step.</source>
        <translation>各输入的尺度相近，归一化几乎不改变最大步长。</translation>
    </message>
    <message>
        <source>the same {0} examples</source>
        <translation>相同的 {0} 个样本</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>train error</source>
        <translation>训练误差</translation>
    </message>
    <message>
        <source>train-dev</source>
        <translation>训练-开发集</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>weight of {0}</source>
        <translation>{0} 的权重</translation>
    </message>
    <message>
        <source>within the tolerance of {0}</source>
        <translation>在容差 {0} 之内</translation>
    </message>
    <message>
        <source>z[1] has a size of {0}, and {1}</source>
        <translation>z[1] 的大小是 {0}，而且{1}</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>{0} (95 %: {1} to {2})</source>
        <translation>{0}（95 %：{1} 到 {2}）</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} 和 {1}</translation>
    </message>
    <message>
        <source>{0} and {1} are not alike: they can be told apart, most of all by {2}.</source>
        <translation>{0} 和 {1} 不一样：能把它们区分开，最主要靠 {2}。</translation>
    </message>
    <message>
        <source>{0} and {1} are not alike: they can be told apart.</source>
        <translation>{0} 和 {1} 不一样：能把它们区分开。</translation>
    </message>
    <message>
        <source>{0} are no better than guessing, as their units are identical.</source>
        <translation>{0} 不比瞎猜好，因为它们的单元全都一样。</translation>
    </message>
    <message>
        <source>{0} are no better than guessing.</source>
        <translation>{0} 不比瞎猜好。</translation>
    </message>
    <message>
        <source>{0} dev examples and runs as unsteady as these</source>
        <translation>{0} 个开发集样本、波动像这样大的运行</translation>
    </message>
    <message>
        <source>{0} dev examples and {1} restarts</source>
        <translation>{0} 个开发集样本和 {1} 次重启</translation>
    </message>
    <message>
        <source>{0} diverged at step {1}.</source>
        <translation>{0} 在第 {1} 步发散。</translation>
    </message>
    <message>
        <source>{0} halves the signal&apos;s second moment, and Glorot&apos;s 2/(n[l-1]+n[l]) does not make up for it: {1}.</source>
        <translation>{0} 使信号的二阶矩减半，而 Glorot 的 2/(n[l-1]+n[l]) 补不回来：{1}。</translation>
    </message>
    <message>
        <source>{0} is no better than guessing, as its units are identical.</source>
        <translation>{0} 不比瞎猜好，因为它的单元全都一样。</translation>
    </message>
    <message>
        <source>{0} is no better than guessing.</source>
        <translation>{0} 不比瞎猜好。</translation>
    </message>
    <message>
        <source>{0} of a[{1}] lie beyond ±{2}, where the slope of {3} is below {4}: hardly any gradient passes.</source>
        <translation>a[{1}] 有 {0} 超出 ±{2}，那里 {3} 的斜率小于 {4}：梯度几乎传不过去。</translation>
    </message>
    <message>
        <source>{0} of a[{1}] lie within {2} of 0 or 1, where the slope of {3} is below {4}: hardly any gradient passes.</source>
        <translation>a[{1}] 有 {0} 离 0 或 1 不到 {2}，那里 {3} 的斜率小于 {4}：梯度几乎传不过去。</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0}或{1}</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>{0} points (95 %: {1} to {2})</source>
        <translation>{0} 个百分点（95 %：{1} 到 {2}）</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 到 {1}</translation>
    </message>
    <message>
        <source>{0} with Xavier&apos;s 1/n[l-1] halves the signal&apos;s second moment at each layer: {1}.</source>
        <translation>{0} 配 Xavier 的 1/n[l-1]，信号的二阶矩每层减半：{1}。</translation>
    </message>
    <message>
        <source>{0}, so one step moves the weights too far.</source>
        <translation>{0}，所以一步就会把权重移得太远。</translation>
    </message>
    <message>
        <source>{0}, so the first layers learn next to nothing.</source>
        <translation>{0}，所以前几层几乎什么也学不到。</translation>
    </message>
    <message>
        <source>{0}, so the output hardly depends on x.</source>
        <translation>{0}，所以输出几乎与 x 无关。</translation>
    </message>
    <message>
        <source>{0}: none is better than guessing ({1}).</source>
        <translation>{0}：没有一个比瞎猜好（{1}）。</translation>
    </message>
    <message>
        <source>{0}: {1} dev examples know an error rate of {2} % to ±{3} points, and tell settings apart that differ by {4}.</source>
        <translation>{0}：{1} 个开发集样本能把 {2} % 的误差率测准到 ±{3} 个百分点，能分清相差 {4} 个百分点的设置。</translation>
    </message>
    <message>
        <source>{0}: {1} has the least {2} ({3}), then {4}.</source>
        <translation>{0}：{1} 的{2}最低（{3}），其次是 {4}。</translation>
    </message>
    <message>
        <source>{0}: {1} has the least {2} ({3}).</source>
        <translation>{0}：{1} 的{2}最低（{3}）。</translation>
    </message>
    <message>
        <source>{0}: {1} have the least {2} ({3}), then {4}.</source>
        <translation>{0}：{1} 的{2}最低（{3}），其次是 {4}。</translation>
    </message>
    <message>
        <source>{0}: {1} have the least {2} ({3}).</source>
        <translation>{0}：{1} 的{2}最低（{3}）。</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>1,797 handwritten digits, 8×8 pixels from 0 to 16; which digit is it? Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49. Licence: CC BY 4.0.</source>
        <translation>1,797 个手写数字，8×8 像素，取值 0 到 16；是哪个数字？来源：Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49。许可：CC BY 4.0。</translation>
    </message>
    <message>
        <source>442 patients, 10 measurements; how far has the disease progressed after a year (regression)? Source: Efron, Hastie, Johnstone and Tibshirani, Least Angle Regression, Annals of Statistics 32, 2004, as distributed by scikit-learn. Licence: BSD-3-Clause.</source>
        <translation>442 位病人，10 项测量；一年后病情进展到什么程度（回归）？来源：Efron, Hastie, Johnstone and Tibshirani, Least Angle Regression, Annals of Statistics 32, 2004，由 scikit-learn 分发。许可：BSD-3-Clause。</translation>
    </message>
    <message>
        <source>569 tumours, 30 measurements of their cell nuclei on very different scales; malignant or benign? Source: Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993, doi:10.24432/C5DW2B. Licence: CC BY 4.0.</source>
        <translation>569 个肿瘤，30 项尺度相差很大的细胞核测量值；恶性还是良性？来源：Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993, doi:10.24432/C5DW2B。许可：CC BY 4.0。</translation>
    </message>
    <message>
        <source>A circle of radius 0.5 inside a circle of radius 1.</source>
        <translation>半径为 1 的圆里面有一个半径为 0.5 的圆。</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心圆</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>Exclusive or</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>The four quarters of a square from -1 to 1, opposite quarters of one class. No line parts them.</source>
        <translation>从 -1 到 1 的正方形分成四块，对角的两块同属一类。没有一条直线能把它们分开。</translation>
    </message>
    <message>
        <source>Two arms wound around each other one and a half times; neighbouring arms are 1 apart.</source>
        <translation>两条臂互相缠绕一圈半；相邻的臂相距 1。</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>两团点云</translation>
    </message>
    <message>
        <source>Two half circles of radius 1 that reach into each other.</source>
        <translation>两个半径为 1、互相嵌入的半圆。</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two round clouds with standard deviation 0.5 around (-1, -1) and (1, 1); noise widens them. A straight line parts them best.</source>
        <translation>以 (-1, -1) 和 (1, 1) 为中心、标准差为 0.5 的两团圆形点云；噪声使它们变宽。一条直线最能把它们分开。</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>波面</translation>
    </message>
    <message>
        <source>y = sin(πx₁)·cos(πx₂) on the square from -1 to 1 (regression); noise is added to y.</source>
        <translation>从 -1 到 1 的正方形上的 y = sin(πx₁)·cos(πx₂)（回归）；y 上加有噪声。</translation>
    </message>
    <message>
        <source>y = x₁ + x₂/2 on the square from -1 to 1 (regression); noise is added to y. A linear model is enough.</source>
        <translation>从 -1 到 1 的正方形上的 y = x₁ + x₂/2（回归）；y 上加有噪声。线性模型就够了。</translation>
    </message>
</context>
<context>
    <name>experiment</name>
    <message>
        <source>A bundled data set, a generator, or a file: CSV, TSV, Parquet, NPZ, NPY, IDX.</source>
        <translation>自带数据集、生成器，或文件：CSV、TSV、Parquet、NPZ、NPY、IDX。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Another initialization, other mini-batches and other dropout masks on the same data and the same split.</source>
        <translation>在同样的数据和同样的划分上，换一次初始化、小批量和随机失活掩码。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Classification or regression; auto tells it from the target&apos;s values.</source>
        <translation>分类或回归；“自动”由目标的取值判断。</translation>
    </message>
    <message>
        <source>Columns of a table that are not used as inputs, such as an id.</source>
        <translation>表中不用作输入的列，例如编号。</translation>
    </message>
    <message>
        <source>Decides split, initialization, mini-batches and dropout: the same seed gives the same run.</source>
        <translation>决定划分、初始化、小批量和随机失活：种子相同，运行就相同。</translation>
    </message>
    <message>
        <source>Dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Examples in a mini-batch; n_train or more is full-batch gradient descent.</source>
        <translation>一个小批量的样本数；达到 n_train 就是全批量梯度下降。</translation>
    </message>
    <message>
        <source>Give train, dev and test the same share of each class.</source>
        <translation>让各类别在训练集、开发集和测试集中占比相同。</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>How large the planted mismatch is, in standard deviations of each input in train (scale: 1 doubles the distance from the mean).</source>
        <translation>植入的分布不一致有多大，以训练集中每个输入的标准差计（缩放：1 表示到均值的距离加倍）。</translation>
    </message>
    <message>
        <source>How many examples a generator draws.</source>
        <translation>生成器抽取多少个样本。</translation>
    </message>
    <message>
        <source>How often training goes through all of train.</source>
        <translation>训练把整个训练集过多少遍。</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Input keep_prob</source>
        <translation>输入 keep_prob</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inverted dropout: the share of a hidden layer&apos;s units that is KEPT in each training step, A = A·D/keep_prob (S14). 1 is no dropout. Off whenever an error is measured (S16).</source>
        <translation>反向随机失活 (inverted dropout)：每个训练步中隐藏层单元被“保留”的比例，A = A·D/keep_prob (S14)。1 表示不用随机失活。测量误差时总是关闭 (S16)。</translation>
    </message>
    <message>
        <source>J = data + λ/(2m)·Σ|w|, m = n_train; a weight that this term alone would carry across zero stops at zero (S8).</source>
        <translation>J = 数据项 + λ/(2m)·Σ|w|，m = n_train；若仅这一项就会使某个权重越过零，它就停在零 (S8)。</translation>
    </message>
    <message>
        <source>J = data + λ/(2m)·Σ‖W[l]‖²_F, m = n_train; each step multiplies W by 1 - αλ/m (S7, S11). Biases are not penalized.</source>
        <translation>J = 数据项 + λ/(2m)·Σ‖W[l]‖²_F，m = n_train；每一步把 W 乘以 1 - αλ/m (S7, S11)。偏置不受惩罚。</translation>
    </message>
    <message>
        <source>L1 λ</source>
        <translation>L1 λ</translation>
    </message>
    <message>
        <source>L2 λ</source>
        <translation>L2 λ</translation>
    </message>
    <message>
        <source>Learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不用的列</translation>
    </message>
    <message>
        <source>Makes dev or test unlike train, to see what that does (S3): shift adds to every input, scale stretches it about train&apos;s mean, noise adds random numbers. Targets stay.</source>
        <translation>让开发集或测试集与训练集不同，看看会怎样 (S3)：平移给每个输入加一个数，缩放以训练集均值为中心拉伸，噪声加上随机数。目标不变。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Normalize from</source>
        <translation>归一化取自</translation>
    </message>
    <message>
        <source>Normalize inputs</source>
        <translation>归一化输入</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Plain gradient descent (sgd), momentum (β = 0.9) or Adam (β₁ = 0.9, β₂ = 0.999). L2 is part of J in all three, so with Adam it is not decoupled decay.</source>
        <translation>普通梯度下降 (sgd)、动量 (β = 0.9) 或 Adam (β₁ = 0.9, β₂ = 0.999)。三者中 L2 都是 J 的一部分，因此配合 Adam 时并不是解耦的权重衰减。</translation>
    </message>
    <message>
        <source>Planted amount</source>
        <translation>植入幅度</translation>
    </message>
    <message>
        <source>Planted in</source>
        <translation>植入到</translation>
    </message>
    <message>
        <source>Planted mismatch</source>
        <translation>植入不一致</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Share of the examples kept sealed for one unbiased figure at the end (S2).</source>
        <translation>封存起来、只在最后给出一个无偏数字的样本比例 (S2)。</translation>
    </message>
    <message>
        <source>Share of the examples that choose among settings (S2).</source>
        <translation>用来在各种设置之间做选择的样本比例 (S2)。</translation>
    </message>
    <message>
        <source>Share of the examples that fit the parameters (S2).</source>
        <translation>用来拟合参数的样本比例 (S2)。</translation>
    </message>
    <message>
        <source>Share of train that is held out of training and only measured: what is lost from train to train-dev is variance, what is lost from there to dev is mismatch (S3). 0 is none.</source>
        <translation>从训练集中留出、不参与训练、只用来测量的比例：从训练集到训练-开发集的损失是方差，从那里到开发集的损失是分布不一致 (S3)。0 表示不留。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>划分方式</translation>
    </message>
    <message>
        <source>Split column</source>
        <translation>划分列</translation>
    </message>
    <message>
        <source>Standard deviation of the noise that a generator adds, in units of its figure.</source>
        <translation>生成器所加噪声的标准差，以图形的单位计。</translation>
    </message>
    <message>
        <source>Stratify</source>
        <translation>分层抽样</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>The array of inputs in an NPZ file; X if empty.</source>
        <translation>NPZ 文件中的输入数组；留空则为 X。</translation>
    </message>
    <message>
        <source>The column of a table that names the group or the time; it is no input then. Empty with time: the order of the file.</source>
        <translation>表中标明组或时间的列；它不再作为输入。按时间划分时留空：按文件中的顺序。</translation>
    </message>
    <message>
        <source>The column to predict (tables), the array of targets (NPZ; y if empty) or the labels file (IDX).</source>
        <translation>要预测的列（表格）、目标数组（NPZ；留空则为 y）或标签文件（IDX）。</translation>
    </message>
    <message>
        <source>The length of a step: W ← W - α·dW.</source>
        <translation>一步的长度：W ← W - α·dW。</translation>
    </message>
    <message>
        <source>The parts that get the planted mismatch.</source>
        <translation>植入分布不一致的部分。</translation>
    </message>
    <message>
        <source>The share of the inputs that is kept; near 1 if used at all (S15).</source>
        <translation>输入被保留的比例；若要用，取接近 1 的值 (S15)。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Train-dev</source>
        <translation>训练-开发</translation>
    </message>
    <message>
        <source>Units of each hidden layer, from input to output. None makes a linear model.</source>
        <translation>从输入到输出，每个隐藏层的单元数。没有隐藏层就是线性模型。</translation>
    </message>
    <message>
        <source>Var(w): Xavier 1/n[l-1] for tanh (S21), He 2/n[l-1] for ReLU (S22), Glorot 2/(n[l-1]+n[l]), small 0.01², large 1, zeros 0. Biases start at 0.</source>
        <translation>Var(w)：Xavier 1/n[l-1] 用于 tanh (S21)，He 2/n[l-1] 用于 ReLU (S22)，Glorot 2/(n[l-1]+n[l])，过小 0.01²，过大 1，全零 0。偏置从 0 开始。</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>g in a[l] = g(z[l]) of every hidden layer.</source>
        <translation>每个隐藏层 a[l] = g(z[l]) 中的 g。</translation>
    </message>
    <message>
        <source>keep_prob</source>
        <translation>keep_prob</translation>
    </message>
    <message>
        <source>random draws single examples; group keeps all examples with the same value of a column in one part (no person in two parts); time puts the earliest into train and the latest into test (S3).</source>
        <translation>“随机”逐个抽取样本；“按组”把某列取值相同的样本都放在同一部分（没有人同时出现在两部分）；“按时间”把最早的放进训练集，最晚的放进测试集 (S3)。</translation>
    </message>
    <message>
        <source>train is right (S19). everything measures μ and σ on train, dev and test together: a mistake to look at, for dev and test then leak into training.</source>
        <translation>取自训练集才对 (S19)。“全部数据”把 μ 和 σ 放在训练集、开发集和测试集上一起测：这是一个供观察的错误，因为开发集和测试集会泄漏到训练中。</translation>
    </message>
    <message>
        <source>units</source>
        <translation>个单元</translation>
    </message>
    <message>
        <source>x&apos; = (x - μ)/σ with μ and σ from train only, reused on dev and test (S19).</source>
        <translation>x&apos; = (x - μ)/σ，μ 和 σ 只取自训练集，再用于开发集和测试集 (S19)。</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
</context>
<context>
    <name>experiments</name>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>High bias</source>
        <translation>高偏差</translation>
    </message>
    <message>
        <source>High variance</source>
        <translation>高方差</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>分布不一致</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Noisy moons</source>
        <translation>带噪声的双月</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Vanishing signals</source>
        <translation>信号消失</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>波面</translation>
    </message>
    <message>
        <source>Xor</source>
        <translation>异或</translation>
    </message>
</context>
<context>
    <name>fairness</name>
    <message>
        <source>{0} took {1} steps, and {2} took {3}: at the end, one was trained longer.</source>
        <translation>{0} 走了 {1} 步，{2} 走了 {3} 步：到结束时，其中一个训练得更久。</translation>
    </message>
    <message>
        <source>{0} was steered while it trained ({1}), which the table of settings does not show: the difference is also that of steering.</source>
        <translation>{0} 在训练途中调过设置（{1}），设置表里看不到：差别也包含这些调节的影响。</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>1/keep_prob is missing going back</source>
        <translation>反向传播时缺少 1/keep_prob</translation>
    </message>
    <message>
        <source>1/m is missing in every layer</source>
        <translation>每一层都缺少 1/m</translation>
    </message>
    <message>
        <source>A[l-1] in dW[l] is of the wrong examples</source>
        <translation>dW[l] 中的 A[l-1] 对应错了样本</translation>
    </message>
    <message>
        <source>A[l-1] in dW[l] is one step old: a stale cache</source>
        <translation>dW[l] 中的 A[l-1] 旧了一步：缓存过期</translation>
    </message>
    <message>
        <source>Off by one: the last example is left out</source>
        <translation>差一错误：漏了最后一个样本</translation>
    </message>
    <message>
        <source>One layer is forgotten: dW[l] stays 0</source>
        <translation>忘了一层：dW[l] 始终为 0</translation>
    </message>
    <message>
        <source>One unit&apos;s row of dW[l] is off</source>
        <translation>dW[l] 中某个单元的一行不对</translation>
    </message>
    <message>
        <source>The activation&apos;s derivative is missing</source>
        <translation>缺少激活函数的导数</translation>
    </message>
    <message>
        <source>The activation&apos;s derivative is wrong</source>
        <translation>激活函数的导数不对</translation>
    </message>
    <message>
        <source>The dropout mask is not reused</source>
        <translation>没有重用随机失活掩码</translation>
    </message>
    <message>
        <source>The penalty in dW[l] is λ/(2m)·W</source>
        <translation>dW[l] 中的惩罚项成了 λ/(2m)·W</translation>
    </message>
    <message>
        <source>The penalty in dW[l] is λ·W, without 1/m</source>
        <translation>dW[l] 中的惩罚项成了 λ·W，缺少 1/m</translation>
    </message>
    <message>
        <source>The targets are shifted by one example</source>
        <translation>目标错位了一个样本</translation>
    </message>
    <message>
        <source>W[l] goes back without being transposed</source>
        <translation>W[l] 反向传播时没有转置</translation>
    </message>
    <message>
        <source>dW[l] has the wrong sign</source>
        <translation>dW[l] 的符号反了</translation>
    </message>
    <message>
        <source>dW[l] is doubled</source>
        <translation>dW[l] 被加倍</translation>
    </message>
    <message>
        <source>dW[l] is made with Z where A belongs</source>
        <translation>dW[l] 该用 A 处用了 Z</translation>
    </message>
    <message>
        <source>dW[l] is shifted by one row</source>
        <translation>dW[l] 错位了一行</translation>
    </message>
    <message>
        <source>dW[l] is transposed</source>
        <translation>dW[l] 被转置</translation>
    </message>
    <message>
        <source>dW[l] lacks the penalty λ/m·W</source>
        <translation>dW[l] 缺少惩罚项 λ/m·W</translation>
    </message>
    <message>
        <source>db[l] has 4/m where 1/m belongs</source>
        <translation>db[l] 该是 1/m 处成了 4/m</translation>
    </message>
    <message>
        <source>db[l] is a sum over examples, not a mean</source>
        <translation>db[l] 对样本求了和，而不是求平均</translation>
    </message>
    <message>
        <source>db[l] is penalized as well</source>
        <translation>db[l] 也受了惩罚</translation>
    </message>
    <message>
        <source>db[l] is summed over the units, too</source>
        <translation>db[l] 连单元也一起求和了</translation>
    </message>
    <message>
        <source>y - ŷ where ŷ - y belongs</source>
        <translation>该是 ŷ - y 处成了 y - ŷ</translation>
    </message>
    <message>
        <source>ŷ·(1 - ŷ) is multiplied in at the output</source>
        <translation>输出层多乘了 ŷ·(1 - ŷ)</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>1 example of {0} also stands in {1}: rows {2} and {3}.</source>
        <translation>{0}有 1 个样本也出现在{1}里：第 {2} 行和第 {3} 行。</translation>
    </message>
    <message>
        <source>A mismatch is planted: in {0} every input has noise of {1} standard deviations of train added (S3).</source>
        <translation>人为制造了分布不一致：{0}的每个输入都加了噪声，幅度为训练集标准差的 {1} 倍（S3）。</translation>
    </message>
    <message>
        <source>A mismatch is planted: in {0} every input is shifted by {1} standard deviations of train (S3).</source>
        <translation>人为制造了分布不一致：{0}的每个输入都平移了训练集标准差的 {1} 倍（S3）。</translation>
    </message>
    <message>
        <source>A mismatch is planted: in {0} every input&apos;s distance from train&apos;s mean is multiplied by {1} (S3).</source>
        <translation>人为制造了分布不一致：{0}的每个输入到训练集均值的距离都乘以 {1}（S3）。</translation>
    </message>
    <message>
        <source>A table of {0} rows and {1} columns.</source>
        <translation>{0} 行 {1} 列的表格。</translation>
    </message>
    <message>
        <source>Add examples of it, leave the class out of the data, or turn stratify off.</source>
        <translation>请为它添加样本，从数据中去掉这个类别，或关闭分层。</translation>
    </message>
    <message>
        <source>An array of {0} examples and {1} inputs.</source>
        <translation>{0} 个样本、{1} 个输入的数组。</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Cannot read the experiment {0}: {1}.</source>
        <translation>无法读取实验 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot read the run file {0}: {1}.</source>
        <translation>无法读取运行文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot write {0}: it is a device or a pipe, not a file. Give a file name.</source>
        <translation>无法写入 {0}：它是设备或管道，不是文件。请给出文件名。</translation>
    </message>
    <message>
        <source>Cannot write {0}: it is a folder. Give a file name.</source>
        <translation>无法写入 {0}：它是文件夹。请给出文件名。</translation>
    </message>
    <message>
        <source>Cannot write {0}: its folder is not a folder.</source>
        <translation>无法写入 {0}：它所在的位置不是文件夹。</translation>
    </message>
    <message>
        <source>Cannot write {0}: its symbolic links lead in a circle.</source>
        <translation>无法写入 {0}：它的符号链接绕成了环。</translation>
    </message>
    <message>
        <source>Cannot write {0}: that disk can only be read.</source>
        <translation>无法写入 {0}：该磁盘是只读的。</translation>
    </message>
    <message>
        <source>Cannot write {0}: the disk is full.</source>
        <translation>无法写入 {0}：磁盘已满。</translation>
    </message>
    <message>
        <source>Cannot write {0}: the file is read-only. Choose another name.</source>
        <translation>无法写入 {0}：文件是只读的。请换个名字。</translation>
    </message>
    <message>
        <source>Cannot write {0}: the file would be larger than is allowed here.</source>
        <translation>无法写入 {0}：文件会超过这里允许的大小。</translation>
    </message>
    <message>
        <source>Cannot write {0}: the folder does not exist.</source>
        <translation>无法写入 {0}：文件夹不存在。</translation>
    </message>
    <message>
        <source>Cannot write {0}: the name is too long.</source>
        <translation>无法写入 {0}：名字太长。</translation>
    </message>
    <message>
        <source>Cannot write {0}: you have no permission to write there.</source>
        <translation>无法写入 {0}：你没有在那里写入的权限。</translation>
    </message>
    <message>
        <source>Cannot write {0}: your disk quota is used up.</source>
        <translation>无法写入 {0}：磁盘配额已用完。</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请换个短一些的名字。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换个文件夹。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换个名字。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请换个位置。</translation>
    </message>
    <message>
        <source>Column {0} is text with numbers: {1}.</source>
        <translation>列 {0} 是写成文本的数：{1}。</translation>
    </message>
    <message>
        <source>Column {0}: every row has another whole number, like an id; leave it out unless it carries meaning.</source>
        <translation>列 {0}：每行的整数都不同，像编号；若无实际意义，请去掉它。</translation>
    </message>
    <message>
        <source>Column {0}: left out; all values are missing.</source>
        <translation>列 {0}：已略去；全部缺失。</translation>
    </message>
    <message>
        <source>Column {0}: left out; it holds text that differs in nearly every row, like an id.</source>
        <translation>列 {0}：已略去；文本几乎每行都不同，像编号。</translation>
    </message>
    <message>
        <source>Column {0}: left out; more than {1} different texts are too many for an input each.</source>
        <translation>列 {0}：已略去；不同的文本超过 {1} 种，无法各作一个输入。</translation>
    </message>
    <message>
        <source>Column {0}: left out; there is only one value.</source>
        <translation>列 {0}：已略去；只有一种取值。</translation>
    </message>
    <message>
        <source>Column {0}: left out; {1} cannot be used as inputs.</source>
        <translation>列 {0}：已略去；{1}不能用作输入。</translation>
    </message>
    <message>
        <source>Column {0}: missing or not finite values are filled with the median of train.</source>
        <translation>列 {0}：缺失或非有限的值用训练集的中位数填补。</translation>
    </message>
    <message>
        <source>Column {0}: the values number the rows, like an id; leave it out unless it carries meaning.</source>
        <translation>列 {0}：取值是行的编号；若无实际意义，请去掉它。</translation>
    </message>
    <message>
        <source>Column {0}: times beyond 16,777,216 are read to 7 digits, so near ones may be equal.</source>
        <translation>列 {0}：超过 16,777,216 的时间只读取 7 位有效数字，相近的可能变得相同。</translation>
    </message>
    <message>
        <source>Column {0}: whole numbers beyond 16,777,216 are rounded to float32 (7 digits).</source>
        <translation>列 {0}：超过 16,777,216 的整数按 float32 舍入（7 位有效数字）。</translation>
    </message>
    <message>
        <source>Column {0}: {1} is read as {2}.</source>
        <translation>列 {0}：{1} 读作 {2}。</translation>
    </message>
    <message>
        <source>Columns without a name, or with one that came before, are named by their place.</source>
        <translation>没有名字或重名的列，按其位置命名。</translation>
    </message>
    <message>
        <source>Columns {0}: every row has another whole number, like an id; leave them out unless they carry meaning.</source>
        <translation>列 {0}：每行的整数都不同，像编号；若无实际意义，请去掉它们。</translation>
    </message>
    <message>
        <source>Columns {0}: left out; all values are missing.</source>
        <translation>列 {0}：已略去；全部缺失。</translation>
    </message>
    <message>
        <source>Columns {0}: left out; more than {1} different texts are too many for an input each.</source>
        <translation>列 {0}：已略去；不同的文本超过 {1} 种，无法各作一个输入。</translation>
    </message>
    <message>
        <source>Columns {0}: left out; there is only one value.</source>
        <translation>列 {0}：已略去；只有一种取值。</translation>
    </message>
    <message>
        <source>Columns {0}: left out; they hold text that differs in nearly every row, like an id.</source>
        <translation>列 {0}：已略去；文本几乎每行都不同，像编号。</translation>
    </message>
    <message>
        <source>Columns {0}: left out; {1} cannot be used as inputs.</source>
        <translation>列 {0}：已略去；{1}不能用作输入。</translation>
    </message>
    <message>
        <source>Columns {0}: missing or not finite values are filled with the median of train.</source>
        <translation>列 {0}：缺失或非有限的值用训练集的中位数填补。</translation>
    </message>
    <message>
        <source>Columns {0}: the values number the rows, like an id; leave them out unless they carry meaning.</source>
        <translation>列 {0}：取值是行的编号；若无实际意义，请去掉它们。</translation>
    </message>
    <message>
        <source>Columns {0}: whole numbers beyond 16,777,216 are rounded to float32 (7 digits).</source>
        <translation>列 {0}：超过 16,777,216 的整数按 float32 舍入（7 位有效数字）。</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>是不是 {0}？</translation>
    </message>
    <message>
        <source>Equal times stand on both sides of a border between parts: so many examples share one time that a part would be empty otherwise.</source>
        <translation>划分边界的两侧有相同的时间：同一时间的样本太多，不这样就会有一部分为空。</translation>
    </message>
    <message>
        <source>Examples count as copies where all inputs and the target are equal.</source>
        <translation>所有输入和目标都相同的样本算作副本。</translation>
    </message>
    <message>
        <source>Examples of {0} that also stand in {1}: {2}.</source>
        <translation>{0}中也出现在{1}里的样本：{2} 个。</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Follow the weight for 1 to {0} steps, not {1}.</source>
        <translation>请跟踪该权重 1 到 {0} 步，而不是 {1} 步。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation>请腾出空间或换个磁盘。</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Further classes that are as small: {0}.</source>
        <translation>同样小的类别还有 {0} 个。</translation>
    </message>
    <message>
        <source>Give each row a time, or choose another column.</source>
        <translation>请给每行一个时间，或选择别的列。</translation>
    </message>
    <message>
        <source>Groups stay whole, so classes are shared out only roughly: the share of a class differs by up to {0} points from part to part.</source>
        <translation>各组不拆开，所以类别只能大致均分：同一类别的占比在各部分之间最多相差 {0} 个百分点。</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入输出错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>Is there an endless loop?</source>
        <translation>是不是有死循环？</translation>
    </message>
    <message>
        <source>It was at line {0} (&quot;{1}&quot;).</source>
        <translation>当时在第 {0} 行（“{1}”）。</translation>
    </message>
    <message>
        <source>It was at line {0}.</source>
        <translation>当时在第 {0} 行。</translation>
    </message>
    <message>
        <source>J curves upward in fewer than two directions here; choose two weights.</source>
        <translation>J 在这里向上弯曲的方向不足两个；请选择两个权重。</translation>
    </message>
    <message>
        <source>J is infinite or not a number at these parameters, so there is nothing to sweep.</source>
        <translation>在这组参数下 J 是无穷大或不是数，所以没有可扫描的。</translation>
    </message>
    <message>
        <source>Layer {0} has {1} units, from 0 to {2}.</source>
        <translation>第 {0} 层有 {1} 个单元，从 0 到 {2}。</translation>
    </message>
    <message>
        <source>Leave missing fields empty, but keep their separators.</source>
        <translation>缺失的字段请留空，但保留分隔符。</translation>
    </message>
    <message>
        <source>Leave the copies out of the data.</source>
        <translation>请从数据中去掉副本。</translation>
    </message>
    <message>
        <source>Make the folder first or choose another.</source>
        <translation>请先建好文件夹，或换一个。</translation>
    </message>
    <message>
        <source>No fault makes a difference here: the gradient is zero or not a number.</source>
        <translation>这里没有哪种错误会有影响：梯度为零或不是数。</translation>
    </message>
    <message>
        <source>No hidden layer has a unit {0}; choose a smaller number.</source>
        <translation>没有隐藏层有第 {0} 个单元；请选小一些的数。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>操作不被允许</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Put fields that hold {0} in quotes.</source>
        <translation>含有{0}的字段请用引号括起来。</translation>
    </message>
    <message>
        <source>Python cannot read the file.</source>
        <translation>Python 无法读取这个文件。</translation>
    </message>
    <message>
        <source>Python objects, which could run code when they are read</source>
        <translation>Python 对象（读取时可能执行代码）</translation>
    </message>
    <message>
        <source>Repeated runs are compared restart by restart, and fewer than two restarts are in both groups; repeat both with the same restarts.</source>
        <translation>重复的运行要按重启逐一配对比较，而两组共有的重启不到两次；请用相同的重启把两者都重复。</translation>
    </message>
    <message>
        <source>Row {0} ({1}) equals row {2} ({3}).</source>
        <translation>第 {0} 行（{1}）与第 {2} 行（{3}）相同。</translation>
    </message>
    <message>
        <source>Run {0}</source>
        <translation>运行 {0}</translation>
    </message>
    <message>
        <source>Run {0} cannot be compared: its errors are too large for numbers. Compare its best reading, or train it with a smaller learning rate.</source>
        <translation>运行 {0} 不能比较：它的误差大得超出了数的范围。请比较它的最佳读数，或用更小的学习率训练它。</translation>
    </message>
    <message>
        <source>Run {0} cannot come back: it was deleted, never began, or was lost with the trainer process.</source>
        <translation>运行 {0} 无法恢复：它已被删除、从未开始，或随训练进程丢失了。</translation>
    </message>
    <message>
        <source>Run {0} cannot come back: its parameters had to make room for those of later runs. It can still be compared; begin its experiment again to have it back.</source>
        <translation>运行 {0} 无法恢复：它的参数已为后来的运行腾出位置。仍可拿它作比较；要找回它，请重新开始它的实验。</translation>
    </message>
    <message>
        <source>Run {0} is not there to be compared: it was deleted, never began, or was lost with the trainer process. Choose another.</source>
        <translation>没有运行 {0} 可比较：它已被删除、从未开始，或随训练进程丢失了。请另选一个。</translation>
    </message>
    <message>
        <source>Runs {0} and {1} cannot be compared: one is a classification with an error rate, the other a regression with an RMSE.</source>
        <translation>运行 {0} 和运行 {1} 不能比较：一个是分类，用误差率；另一个是回归，用 RMSE。</translation>
    </message>
    <message>
        <source>Say in each row which group it belongs to, or choose another column.</source>
        <translation>请在每行说明它属于哪一组，或选择别的列。</translation>
    </message>
    <message>
        <source>Something unforeseen happened in the window (&quot;{0}&quot;). Your settings are kept; save the run, and please report this with its details.</source>
        <translation>窗口里发生了意外情况（“{0}”）。设置已保留；请保存运行，并连同详细信息报告此问题。</translation>
    </message>
    <message>
        <source>Split by a column that tells which examples belong together, or leave the copies out of the file.</source>
        <translation>请按说明哪些样本属于同一组的列来划分，或从文件中去掉副本。</translation>
    </message>
    <message>
        <source>Stratify has no effect on a split by time, in which the classes come as time brought them.</source>
        <translation>按时间划分时分层不起作用，类别随时间自然分布。</translation>
    </message>
    <message>
        <source>The arrays are {0}.</source>
        <translation>其中的数组有：{0}。</translation>
    </message>
    <message>
        <source>The bundled experiments are {0}.</source>
        <translation>自带的实验有：{0}。</translation>
    </message>
    <message>
        <source>The columns are {0}.</source>
        <translation>其中的列有：{0}。</translation>
    </message>
    <message>
        <source>The cost is not a number but {0}; it must be one float.</source>
        <translation>代价不是数，而是{0}；它必须是一个浮点数。</translation>
    </message>
    <message>
        <source>The cost is not a number; it must be one float.</source>
        <translation>代价不是数；它必须是一个浮点数。</translation>
    </message>
    <message>
        <source>The cost is {0}, so that there is nothing to compare: look for log(0), 0/0 or an overflow in the forward pass.</source>
        <translation>代价是 {0}，没有可比较的：请查看前向传播里有没有 log(0)、0/0 或溢出。</translation>
    </message>
    <message>
        <source>The cost is {0}, whose digits do not suffice for a difference of two costs; compute in float64.</source>
        <translation>代价是 {0}，位数不足以求两个代价之差；请用 float64 计算。</translation>
    </message>
    <message>
        <source>The data set {0} that ships with guiprac cannot be read: {1}. Install it again.</source>
        <translation>guiprac 自带的数据集 {0} 无法读取：{1}。请重新安装。</translation>
    </message>
    <message>
        <source>The extreme directions need the whole Hessian, which is worked out for up to {0} parameters; this network has {1}. Choose two weights, or the linear model.</source>
        <translation>极端方向需要完整的 Hessian 矩阵，最多为 {0} 个参数计算；这个网络有 {1} 个。请选择两个权重，或线性模型。</translation>
    </message>
    <message>
        <source>The fault {0} makes no difference here.</source>
        <translation>错误 {0} 在这里没有影响。</translation>
    </message>
    <message>
        <source>The fault {0} makes no difference here: it needs {1}.</source>
        <translation>错误 {0} 在这里没有影响：它需要{1}。</translation>
    </message>
    <message>
        <source>The file ends there: is it cut off?</source>
        <translation>文件到此为止：是不是被截断了？</translation>
    </message>
    <message>
        <source>The first line holds only numbers, so the columns have no names and are numbered.</source>
        <translation>第一行全是数，所以各列没有名字，按编号称呼。</translation>
    </message>
    <message>
        <source>The gradients are {0}; they must be a dict: dW1, db1, …</source>
        <translation>梯度是{0}；必须是字典：dW1, db1, …</translation>
    </message>
    <message>
        <source>The gradients lack {0}; the keys that are there: {1}. Return one for each W and b.</source>
        <translation>梯度中缺少 {0}；现有的键：{1}。每个 W 和 b 都要返回一个。</translation>
    </message>
    <message>
        <source>The last column is the target.</source>
        <translation>最后一列是目标。</translation>
    </message>
    <message>
        <source>The run file {0} is damaged: {1}. Open an older copy of it.</source>
        <translation>运行文件 {0} 已损坏：{1}。请打开它较早的副本。</translation>
    </message>
    <message>
        <source>The sections are {0}.</source>
        <translation>分组有：{0}。</translation>
    </message>
    <message>
        <source>The sweep of ε was cancelled.</source>
        <translation>ε 扫描已取消。</translation>
    </message>
    <message>
        <source>The target is {0}, guessed as the last column; name another if it is not.</source>
        <translation>目标是 {0}，因为是最后一列；若不对，请另指定。</translation>
    </message>
    <message>
        <source>The target is {0}, guessed by its name; name another if it is not.</source>
        <translation>目标是 {0}，由列名推断；若不对，请另指定。</translation>
    </message>
    <message>
        <source>The target {0} has {1} different whole numbers, so it is predicted as a number (regression); for classes choose the task classification.</source>
        <translation>目标 {0} 有 {1} 个不同的整数，所以当作数来预测（回归）；若是类别，请把任务选为分类。</translation>
    </message>
    <message>
        <source>The target {0} has {1} different whole numbers, so they are taken for classes; to predict a number choose the task regression.</source>
        <translation>目标 {0} 有 {1} 个不同的整数，所以当作类别；若要预测数值，请把任务选为回归。</translation>
    </message>
    <message>
        <source>The trainer process is gone: {0}. Your settings are kept; close and open guiprac again.</source>
        <translation>训练进程没有了：{0}。设置已保留；请关闭并重新打开 guiprac。</translation>
    </message>
    <message>
        <source>The trainer process is gone: {0}. Your settings are kept; press Start to train anew.</source>
        <translation>训练进程没有了：{0}。设置已保留；请按“开始”重新训练。</translation>
    </message>
    <message>
        <source>There are {0}.</source>
        <translation>可用的有：{0}。</translation>
    </message>
    <message>
        <source>There is no block {0}; the blocks are W1, b1, … W{1}, b{1}.</source>
        <translation>没有块 {0}；各块是 W1, b1, … W{1}, b{1}。</translation>
    </message>
    <message>
        <source>There is no example {0} of dev: {1} are measured, from 0 on.</source>
        <translation>开发集没有样本 {0}：测量了 {1} 个，从 0 数起。</translation>
    </message>
    <message>
        <source>There is no experiment {0}, and no such file.</source>
        <translation>没有实验 {0}，也没有这个文件。</translation>
    </message>
    <message>
        <source>There is no fault {0} to plant. There are: {1}.</source>
        <translation>没有可植入的错误 {0}。可用的有：{1}。</translation>
    </message>
    <message>
        <source>There is no file {0}. Check the name and the folder.</source>
        <translation>没有文件 {0}。请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>There is no function forward_backward(parameters, X, Y, lambd); `guiprac check --template` prints a file that has one.</source>
        <translation>没有函数 forward_backward(parameters, X, Y, lambd)；`guiprac check --template` 会输出一个含有它的文件。</translation>
    </message>
    <message>
        <source>There is no input {0}: the data have {1}.</source>
        <translation>没有输入 {0}：数据共有 {1} 个。</translation>
    </message>
    <message>
        <source>There is no layer {0} below the output: this network has {1} hidden layers.</source>
        <translation>输出层之前没有第 {0} 层：这个网络有 {1} 个隐藏层。</translation>
    </message>
    <message>
        <source>There is no layer {0}: choose 1 to {1}, or 0 for all layers.</source>
        <translation>没有第 {0} 层：请选 1 到 {1}，或用 0 表示所有层。</translation>
    </message>
    <message>
        <source>There is no layer {0}: choose 1 to {1}.</source>
        <translation>没有第 {0} 层：请选 1 到 {1}。</translation>
    </message>
    <message>
        <source>There is no setting {0}.</source>
        <translation>没有设置 {0}。</translation>
    </message>
    <message>
        <source>There is no unit {0} in the first layer, which has {1}.</source>
        <translation>第一层没有单元 {0}，它共有 {1} 个。</translation>
    </message>
    <message>
        <source>There is no {0}: the network has {1} layers.</source>
        <translation>没有 {0}：网络有 {1} 层。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Take a smaller network, batch size or data set.</source>
        <translation>内存不够。请用更小的网络、批量大小或数据集。</translation>
    </message>
    <message>
        <source>This experiment has no dropout: set regularization.keep_prob below 1, or choose a keep_prob to try.</source>
        <translation>这个实验没有随机失活：请把 regularization.keep_prob 设为小于 1，或选一个 keep_prob 来试。</translation>
    </message>
    <message>
        <source>This is a bug in guiprac: &quot;{0}&quot;.</source>
        <translation>这是 guiprac 的程序错误：“{0}”。</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Two calls with the same parameters give different results (cost {0}, then {1}), so that no difference of costs means anything. Are dropout masks resampled? Set the seed inside, or hold the mask.</source>
        <translation>用相同的参数调用两次，结果却不同（代价先是 {0}，后是 {1}），代价之差就没有意义了。是不是重新抽取了随机失活的掩码？请在函数里设好种子，或固定掩码。</translation>
    </message>
    <message>
        <source>UTF-16 text; save it as UTF-8</source>
        <translation>UTF-16 文本；请存为 UTF-8</translation>
    </message>
    <message>
        <source>W[{0}] has {1} rows and {2} columns: there is no weight in row {3}, column {4}.</source>
        <translation>W[{0}] 有 {1} 行 {2} 列：第 {3} 行第 {4} 列没有权重。</translation>
    </message>
    <message>
        <source>What training has seen is no test of what it has not: the error on a copy of a train example is too low.</source>
        <translation>训练见过的样本不能检验没见过的：在训练样本的副本上，误差会偏低。</translation>
    </message>
    <message>
        <source>[{0}] must be a table of settings, not {1}.</source>
        <translation>[{0}] 必须是一组设置，而不是 {1}。</translation>
    </message>
    <message>
        <source>a NumPy file; name it .npy</source>
        <translation>NumPy 文件；请以 .npy 命名</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a Parquet file; name it .parquet</source>
        <translation>Parquet 文件；请以 .parquet 命名</translation>
    </message>
    <message>
        <source>a classification</source>
        <translation>分类任务</translation>
    </message>
    <message>
        <source>a column of {0} rows</source>
        <translation>{0} 行的一列</translation>
    </message>
    <message>
        <source>a hidden layer and a gradient</source>
        <translation>有隐藏层且有梯度</translation>
    </message>
    <message>
        <source>a hidden layer with an activation other than linear</source>
        <translation>激活函数不是线性的隐藏层</translation>
    </message>
    <message>
        <source>a matrix of {0} examples and {1} inputs</source>
        <translation>{0} 个样本、{1} 个输入的矩阵</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>任意数</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a tensor has a type that no run has</source>
        <translation>有张量的类型是运行中不会有的</translation>
    </message>
    <message>
        <source>a tuple of {0}</source>
        <translation>含 {0} 项的元组</translation>
    </message>
    <message>
        <source>a word processor&apos;s document</source>
        <translation>文字处理文档</translation>
    </message>
    <message>
        <source>a zip archive or a spreadsheet; save the sheet as CSV, or name NumPy&apos;s archives .npz</source>
        <translation>zip 压缩包或电子表格；请把工作表存为 CSV，或把 NumPy 压缩包以 .npz 命名</translation>
    </message>
    <message>
        <source>a {0}</source>
        <translation>一个 {0}</translation>
    </message>
    <message>
        <source>about {0} lines of {1} columns</source>
        <translation>约 {0} 行、{1} 列</translation>
    </message>
    <message>
        <source>above {0}</source>
        <translation>大于 {0}</translation>
    </message>
    <message>
        <source>above {0} and at most {1}</source>
        <translation>大于 {0} 且不超过 {1}</translation>
    </message>
    <message>
        <source>all values are missing</source>
        <translation>全部缺失</translation>
    </message>
    <message>
        <source>an L2 penalty</source>
        <translation>L2 惩罚项</translation>
    </message>
    <message>
        <source>an array of shape {0}</source>
        <translation>形状为 {0} 的数组</translation>
    </message>
    <message>
        <source>an array of {0}</source>
        <translation>{0} 的数组</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>不小于 {0}</translation>
    </message>
    <message>
        <source>at least {0} and at most {1}</source>
        <translation>不小于 {0} 且不超过 {1}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>不超过 {0}</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>complex numbers</source>
        <translation>复数</translation>
    </message>
    <message>
        <source>data.ignore: no column of {0} is left.</source>
        <translation>data.ignore：{0} 没有剩下的列了。</translation>
    </message>
    <message>
        <source>data.ignore: {0} is the target, so it cannot be left out.</source>
        <translation>data.ignore：{0} 是目标，不能略去。</translation>
    </message>
    <message>
        <source>data.samples: {0} examples need more memory than may be used for data ({1} MB); take at most {2}.</source>
        <translation>data.samples：{0} 个样本需要的内存超过数据可用的内存（{1} MB）；最多取 {2} 个。</translation>
    </message>
    <message>
        <source>data.source: name a data set, a generator or a file.</source>
        <translation>data.source：请给出数据集、生成器或文件。</translation>
    </message>
    <message>
        <source>data.source: {0} is no data set, no generator and no file here.</source>
        <translation>data.source：{0} 不是数据集，不是生成器，这里也没有这个文件。</translation>
    </message>
    <message>
        <source>data.source: {0} names a home folder that is not there.</source>
        <translation>data.source：{0} 所指的主文件夹不存在。</translation>
    </message>
    <message>
        <source>data.target: column {0} of {1} has another text in every row ({2}, …), so it names no classes; choose another column.</source>
        <translation>data.target：{1} 的列 {0} 每行文本都不同（{2}，…），不表示类别；请选择别的列。</translation>
    </message>
    <message>
        <source>data.target: column {0} of {1} has no values; choose another column.</source>
        <translation>data.target：{1} 的列 {0} 没有值；请选择别的列。</translation>
    </message>
    <message>
        <source>data.target: column {0} of {1} holds {2}, but a target is numbers or texts; choose another column.</source>
        <translation>data.target：{1} 的列 {0} 是 {2}，而目标须是数或文本；请选择别的列。</translation>
    </message>
    <message>
        <source>data.target: there is no labels file {0}, neither in {1} nor from the current folder.</source>
        <translation>data.target：没有标签文件 {0}，在 {1} 和当前文件夹中都找不到。</translation>
    </message>
    <message>
        <source>data.target: {0} holds images without labels (no {1} beside it); name the labels file.</source>
        <translation>data.target：{0} 只有图像没有标签（旁边没有 {1}）；请指定标签文件。</translation>
    </message>
    <message>
        <source>data.target: {0} holds images without labels; name the labels file.</source>
        <translation>data.target：{0} 只有图像没有标签；请指定标签文件。</translation>
    </message>
    <message>
        <source>data.target: {0} of {1} has {2} different values, too many for classes (at most {3}); choose another target.</source>
        <translation>data.target：{1} 的 {0} 有 {2} 种取值，作为类别太多（最多 {3} 种）；请选择别的目标。</translation>
    </message>
    <message>
        <source>data.task: the target {0} of {1} has {2} different numbers, too many for classes (at most {3}); take regression.</source>
        <translation>data.task：{1} 的目标 {0} 有 {2} 个不同的数，作为类别太多（最多 {3} 个）；请改用回归。</translation>
    </message>
    <message>
        <source>data.task: the target {0} of {1} holds names ({2}), but regression needs numbers; take classification or another target.</source>
        <translation>data.task：{1} 的目标 {0} 是名称（{2}），而回归需要数；请改用分类或别的目标。</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>dates or times</source>
        <translation>日期或时间</translation>
    </message>
    <message>
        <source>dropout in a hidden layer</source>
        <translation>隐藏层有随机失活</translation>
    </message>
    <message>
        <source>every row has another whole number, like an id</source>
        <translation>每行的整数都不同，像编号</translation>
    </message>
    <message>
        <source>forward_backward gave {0}; it must return (cost, gradients), a number and a dict.</source>
        <translation>forward_backward 返回了{0}；它必须返回 (cost, gradients)，即一个数和一个字典。</translation>
    </message>
    <message>
        <source>forward_backward takes so long that only {0} derivatives could be taken in the time given; take a smaller network or fewer examples, or give it more seconds.</source>
        <translation>forward_backward 太慢，给定时间内只能求 {0} 个导数；请用更小的网络或更少的样本，或多给几秒。</translation>
    </message>
    <message>
        <source>gradients[{0}] has the shape {1}, but its parameter has {2}; they must be equal.</source>
        <translation>gradients[{0}] 的形状是 {1}，而它的参数是 {2}；两者必须相同。</translation>
    </message>
    <message>
        <source>gradients[{0}] is {1}, not an array of numbers.</source>
        <translation>gradients[{0}] 是{1}，不是数的数组。</translation>
    </message>
    <message>
        <source>it cannot be started ({0})</source>
        <translation>无法启动（{0}）</translation>
    </message>
    <message>
        <source>it closed its connection</source>
        <translation>它关闭了连接</translation>
    </message>
    <message>
        <source>it ended with code {0}</source>
        <translation>它以代码 {0} 结束</translation>
    </message>
    <message>
        <source>it holds a network of {0} units for the layers {1}</source>
        <translation>其中网络的单元数是 {0}，与各层 {1} 不符</translation>
    </message>
    <message>
        <source>it was ended by {0}</source>
        <translation>它被 {0} 终止</translation>
    </message>
    <message>
        <source>it was ended by {0}, perhaps because memory ran out</source>
        <translation>它被 {0} 终止，可能是内存用尽</translation>
    </message>
    <message>
        <source>its content is not what was written</source>
        <translation>内容与写入时不同</translation>
    </message>
    <message>
        <source>its events cannot be read</source>
        <translation>其中的事件无法读取</translation>
    </message>
    <message>
        <source>its parameters are not all finite</source>
        <translation>其中的参数不全是有限的数</translation>
    </message>
    <message>
        <source>its record is incomplete</source>
        <translation>其中的记录不完整</translation>
    </message>
    <message>
        <source>its record is not JSON</source>
        <translation>其中的记录不是 JSON</translation>
    </message>
    <message>
        <source>its run never started</source>
        <translation>其中的运行从未开始</translation>
    </message>
    <message>
        <source>its tensors do not fit its header</source>
        <translation>其中的张量与文件头不符</translation>
    </message>
    <message>
        <source>keep_prob must be above 0 and at most 1, but it is {0}.</source>
        <translation>keep_prob 必须大于 0 且不超过 1，现在是 {0}。</translation>
    </message>
    <message>
        <source>lambd is {0}; it must be a number, 0 or more.</source>
        <translation>lambd 是 {0}；它必须是不小于 0 的数。</translation>
    </message>
    <message>
        <source>last column</source>
        <translation>最后一列</translation>
    </message>
    <message>
        <source>layer_sizes is missing; write layer_sizes = [n_x, …, n_y], such as [4, 5, 3, 1].</source>
        <translation>缺少 layer_sizes；请写 layer_sizes = [n_x, …, n_y]，例如 [4, 5, 3, 1]。</translation>
    </message>
    <message>
        <source>layer_sizes is {0}; it must be a list of whole numbers, such as [4, 5, 3, 1].</source>
        <translation>layer_sizes 是 {0}；它必须是整数列表，例如 [4, 5, 3, 1]。</translation>
    </message>
    <message>
        <source>layer_sizes is {0}; it must hold n_x, …, n_y, each 1 or more.</source>
        <translation>layer_sizes 是 {0}；它必须是 n_x, …, n_y，每个都不小于 1。</translation>
    </message>
    <message>
        <source>left out on request</source>
        <translation>按要求略去</translation>
    </message>
    <message>
        <source>more than one unit</source>
        <translation>不止一个单元</translation>
    </message>
    <message>
        <source>more than {0} categories</source>
        <translation>超过 {0} 个类别</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing (None)</source>
        <translation>空（None）</translation>
    </message>
    <message>
        <source>only one value</source>
        <translation>只有一种取值</translation>
    </message>
    <message>
        <source>parameters is {0}; it must be a dict: W1, b1, …</source>
        <translation>parameters 是{0}；它必须是字典：W1, b1, …</translation>
    </message>
    <message>
        <source>parameters lacks {0}, which layer_sizes = {1} asks for.</source>
        <translation>parameters 缺少 {0}，而 layer_sizes = {1} 需要它。</translation>
    </message>
    <message>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>regularization.keep_prob: {0} values for {1} hidden layers; give one a hidden layer, or a single number for all.</source>
        <translation>regularization.keep_prob：有 {0} 个值，而隐藏层有 {1} 个；请每个隐藏层给一个值，或只给一个数用于所有层。</translation>
    </message>
    <message>
        <source>regularization.l2: αλ/m = {0} · {1} / {2} = {3}, but the factor 1 - αλ/m must lie in (0, 1). Take λ below {4}, or a smaller learning rate.</source>
        <translation>regularization.l2：αλ/m = {0} · {1} / {2} = {3}，而因子 1 - αλ/m 必须在 (0, 1) 内。请让 λ 小于 {4}，或用更小的学习率。</translation>
    </message>
    <message>
        <source>rounded to float32</source>
        <translation>按 float32 舍入</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>split.by: no column says which examples belong together.</source>
        <translation>split.by：没有列说明哪些样本属于同一组。</translation>
    </message>
    <message>
        <source>split.by: {0} is no table, so no column says which examples belong together; take random or time, or a CSV, TSV or Parquet file.</source>
        <translation>split.by：{0} 不是表格，没有列说明哪些样本属于同一组；请按随机或时间划分，或用 CSV、TSV、Parquet 文件。</translation>
    </message>
    <message>
        <source>split.column: name the column that says which examples belong together, such as a person&apos;s id.</source>
        <translation>split.column：请指定说明哪些样本属于同一组的列，例如人的编号。</translation>
    </message>
    <message>
        <source>split.column: {0} has {1} different value, but each of the {2} parts needs a group; choose a column with more of them, or split at random.</source>
        <translation>split.column：{0} 只有 {1} 种取值，而 {2} 个部分各需要一组；请选择取值更多的列，或随机划分。</translation>
    </message>
    <message>
        <source>split.column: {0} has {1} different values, but each of the {2} parts needs a group; choose a column with more of them, or split at random.</source>
        <translation>split.column：{0} 只有 {1} 种取值，而 {2} 个部分各需要一组；请选择取值更多的列，或随机划分。</translation>
    </message>
    <message>
        <source>split.column: {0} is no table and has no column {1}. Leave it empty: time is then the order of the examples.</source>
        <translation>split.column：{0} 不是表格，没有列 {1}。请留空：时间就是样本的顺序。</translation>
    </message>
    <message>
        <source>split.column: {0} is the target, so the parts cannot go by it; choose another column.</source>
        <translation>split.column：{0} 是目标，不能按它划分；请选择别的列。</translation>
    </message>
    <message>
        <source>split.stratify: class {0} has {1} example, too few to be in train, dev and test alike.</source>
        <translation>split.stratify：类别 {0} 只有 {1} 个样本，无法同时分到训练集、开发集和测试集。</translation>
    </message>
    <message>
        <source>split.stratify: class {0} has {1} examples, too few to be in train, dev and test alike.</source>
        <translation>split.stratify：类别 {0} 只有 {1} 个样本，无法同时分到训练集、开发集和测试集。</translation>
    </message>
    <message>
        <source>split.train_dev: {0} of {1} train examples leaves train-dev empty; give it a larger share, or 0 for none.</source>
        <translation>split.train_dev：从 {1} 个训练样本中取 {0}，训练-开发集会是空的；请加大占比，或设为 0 表示不要。</translation>
    </message>
    <message>
        <source>split: train + dev + test must be 1, but {0} + {1} + {2} = {3}.</source>
        <translation>split：训练集 + 开发集 + 测试集必须等于 1，现在是 {0} + {1} + {2} = {3}。</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>text that differs in nearly every row, like an id</source>
        <translation>文本几乎每行都不同，像编号</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the IDX header</source>
        <translation>IDX 文件头</translation>
    </message>
    <message>
        <source>the NPY header</source>
        <translation>NPY 文件头</translation>
    </message>
    <message>
        <source>the array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>the array {0}</source>
        <translation>数组 {0}</translation>
    </message>
    <message>
        <source>the array {0} of shape {1}</source>
        <translation>形状为 {1} 的数组 {0}</translation>
    </message>
    <message>
        <source>the code wants more than {0} MB of memory. Make smaller arrays, or allow it more.</source>
        <translation>代码需要的内存超过 {0} MB。请用更小的数组，或允许它用更多。</translation>
    </message>
    <message>
        <source>the images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>the inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>the labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>the last column, the target,</source>
        <translation>最后一列（目标）</translation>
    </message>
    <message>
        <source>the split goes by it</source>
        <translation>按它划分</translation>
    </message>
    <message>
        <source>the values number the rows, like an id</source>
        <translation>取值是行的编号</translation>
    </message>
    <message>
        <source>time spans</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>two layers of the same size, one behind the other</source>
        <translation>前后相邻且大小相同的两层</translation>
    </message>
    <message>
        <source>values of the kind {0}</source>
        <translation>{0} 类型的值</translation>
    </message>
    <message>
        <source>{0} cannot be turned into numbers: &quot;{1}&quot;.</source>
        <translation>{0} 无法转换成数：“{1}”。</translation>
    </message>
    <message>
        <source>{0} cannot come back: {1} was changed since the run was trained on it.</source>
        <translation>{0} 无法恢复：它训练之后 {1} 被改动过。</translation>
    </message>
    <message>
        <source>{0} categories, an input each</source>
        <translation>{0} 个类别，各作一个输入</translation>
    </message>
    <message>
        <source>{0} categories, an input each, and one for missing</source>
        <translation>{0} 个类别，各作一个输入，缺失另作一个</translation>
    </message>
    <message>
        <source>{0} claims a size of {1}, so it holds nothing.</source>
        <translation>{0} 标称的大小是 {1}，所以是空的。</translation>
    </message>
    <message>
        <source>{0} claims the shape ({1}), which cannot be.</source>
        <translation>{0} 标称的形状是 ({1})，这不可能。</translation>
    </message>
    <message>
        <source>{0} closed its connection, so that nothing could be checked.</source>
        <translation>{0} 关闭了连接，所以什么也没能检验。</translation>
    </message>
    <message>
        <source>{0} crashed its process ({1}). Nothing else was touched.</source>
        <translation>{0} 使它的进程崩溃了（{1}）。其他一切未受影响。</translation>
    </message>
    <message>
        <source>{0} crashed its process ({1}); memory may have run out. Nothing else was touched.</source>
        <translation>{0} 使它的进程崩溃了（{1}）；可能是内存用尽。其他一切未受影响。</translation>
    </message>
    <message>
        <source>{0} did not come to an end within {1} s.</source>
        <translation>{0} 在 {1} 秒内没有结束。</translation>
    </message>
    <message>
        <source>{0} does not fit into memory. Take a part of it.</source>
        <translation>{0} 超出内存。请只取一部分。</translation>
    </message>
    <message>
        <source>{0} ended its process (code {1}) before anything could be checked.</source>
        <translation>{0} 在检验之前就结束了进程（代码 {1}）。</translation>
    </message>
    <message>
        <source>{0} ends too early: {1} should have {2} bytes, but the file has {3} compressed.</source>
        <translation>{0} 结束得太早：{1}应有 {2} 字节，而压缩后的文件只有 {3} 字节。</translation>
    </message>
    <message>
        <source>{0} ends too early: {1} should have {2} bytes, but the file has {3}.</source>
        <translation>{0} 结束得太早：{1}应有 {2} 字节，而文件只有 {3} 字节。</translation>
    </message>
    <message>
        <source>{0} ends too early: {1} should have {2} bytes, {3} are there.</source>
        <translation>{0} 结束得太早：{1}应有 {2} 字节，实际只有 {3} 字节。</translation>
    </message>
    <message>
        <source>{0} examples of {1} also stand in {2}, such as rows {3} and {4}.</source>
        <translation>{1}有 {0} 个样本也出现在{2}里，例如第 {3} 行和第 {4} 行。</translation>
    </message>
    <message>
        <source>{0} examples of {1} in IDX format, labels from {2}.</source>
        <translation>{0} 个 {1} 的样本，IDX 格式，标签取自 {2}。</translation>
    </message>
    <message>
        <source>{0} examples; inputs {1} of shape {2}, targets {3}.</source>
        <translation>{0} 个样本；输入 {1}，形状 {2}；目标 {3}。</translation>
    </message>
    <message>
        <source>{0} gave results that do not fit together; nothing was checked.</source>
        <translation>{0} 给出的结果彼此不符；什么也没有检验。</translation>
    </message>
    <message>
        <source>{0} goes on after the array that its header announces; it is damaged.</source>
        <translation>{0} 在文件头所说的数组之后还有内容；它已损坏。</translation>
    </message>
    <message>
        <source>{0} goes on after the {1} numbers that its header announces; header and data do not fit.</source>
        <translation>{0} 在文件头所说的 {1} 个数之后还有内容；文件头与数据不符。</translation>
    </message>
    <message>
        <source>{0} groups that stay whole allow no closer shares than {1} ({2} was asked for).</source>
        <translation>{0} 个组不拆开，占比最接近也只能是 {1}（要求的是 {2}）。</translation>
    </message>
    <message>
        <source>{0} has a damaged NPY header: {1}.</source>
        <translation>{0} 的 NPY 文件头已损坏：{1}。</translation>
    </message>
    <message>
        <source>{0} has a header but no lines of data.</source>
        <translation>{0} 只有表头，没有数据行。</translation>
    </message>
    <message>
        <source>{0} has a header of {1} bytes; a table of plain numbers has some hundred.</source>
        <translation>{0} 的文件头有 {1} 字节；普通的数表只有几百字节。</translation>
    </message>
    <message>
        <source>{0} has a single column, but a table needs at least one input and a target.</source>
        <translation>{0} 只有一列，而表格至少需要一个输入和一个目标。</translation>
    </message>
    <message>
        <source>{0} has a single column: its first line, {1}, holds no separator ({2}). A table needs at least one input and a target.</source>
        <translation>{0} 只有一列：它的第一行 {1} 没有分隔符（{2}）。表格至少需要一个输入和一个目标。</translation>
    </message>
    <message>
        <source>{0} has columns but no rows.</source>
        <translation>{0} 有列，但没有行。</translation>
    </message>
    <message>
        <source>{0} has no column that can be an input: {1}.</source>
        <translation>{0} 没有能作输入的列：{1}。</translation>
    </message>
    <message>
        <source>{0} has no effect on {1}, only on files.</source>
        <translation>{0} 对 {1} 不起作用，只对文件有效。</translation>
    </message>
    <message>
        <source>{0} has numbers of an unknown kind, {1}.</source>
        <translation>{0} 中的数属于未知类型 {1}。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}, but a table of examples (n, d) was expected, at least two columns with the target as the last. Save X and y in an NPZ file instead.</source>
        <translation>{0} 的形状是 {1}，而这里需要样本表 (n, d)，至少两列，最后一列是目标。请改把 X 和 y 存进 NPZ 文件。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}, so that there is no such entry.</source>
        <translation>{0} 的形状是 {1}，没有这个元素。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}; layer_sizes asks for {2}.</source>
        <translation>{0} 的形状是 {1}；layer_sizes 要求 {2}。</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, more than a run file ever has.</source>
        <translation>{0} 有 {1} 字节，运行文件不会这么大。</translation>
    </message>
    <message>
        <source>{0} has {1} characters; that is no program to check.</source>
        <translation>{0} 有 {1} 个字符；这不是可以检验的程序。</translation>
    </message>
    <message>
        <source>{0} has {1} columns, but at most {2} are read. An example is a line: are lines and columns exchanged?</source>
        <translation>{0} 有 {1} 列，而最多读取 {2} 列。一行是一个样本：行和列是不是弄反了？</translation>
    </message>
    <message>
        <source>{0} has {1} dimensions, but labels have one: a number an example.</source>
        <translation>{0} 有 {1} 个维度，而标签只有一个：每个样本一个数。</translation>
    </message>
    <message>
        <source>{0} has {1} labels, but {2} has {3} images; they do not belong together.</source>
        <translation>{0} 有 {1} 个标签，而 {2} 有 {3} 幅图像；两者不配套。</translation>
    </message>
    <message>
        <source>{0} have no effect on {1}, only on files.</source>
        <translation>{0} 对 {1} 不起作用，只对文件有效。</translation>
    </message>
    <message>
        <source>{0} holds NaN or infinity.</source>
        <translation>{0} 含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>{0} holds one number an example, so it is a labels file; give the images file, and the labels as data.target.</source>
        <translation>{0} 每个样本只有一个数，是标签文件；请给出图像文件，并把标签作为 data.target。</translation>
    </message>
    <message>
        <source>{0} holds only blank lines.</source>
        <translation>{0} 只有空行。</translation>
    </message>
    <message>
        <source>{0} holds records; only plain numbers are read. Save the columns as one float array.</source>
        <translation>{0} 是记录；只能读取普通的数。请把各列存为一个浮点数组。</translation>
    </message>
    <message>
        <source>{0} is a device or a pipe; give a file.</source>
        <translation>{0} 是设备或管道；请给出文件。</translation>
    </message>
    <message>
        <source>{0} is a folder; give a file in it.</source>
        <translation>{0} 是文件夹；请给出其中的文件。</translation>
    </message>
    <message>
        <source>{0} is a zip archive without arrays (.npy); an NPZ file with X and y was expected.</source>
        <translation>{0} 是没有数组（.npy）的 zip 压缩包；这里需要含 X 和 y 的 NPZ 文件。</translation>
    </message>
    <message>
        <source>{0} is cut off: it does not end with PAR1.</source>
        <translation>{0} 被截断了：结尾不是 PAR1。</translation>
    </message>
    <message>
        <source>{0} is damaged, or Parquet of a kind that cannot be read: &quot;{1}&quot;.</source>
        <translation>{0} 已损坏，或是无法读取的一种 Parquet：“{1}”。</translation>
    </message>
    <message>
        <source>{0} is damaged: its description claims {1} bytes of {2}.</source>
        <translation>{0} 已损坏：它的描述标称占 {2} 字节中的 {1}。</translation>
    </message>
    <message>
        <source>{0} is damaged: its description of itself cannot be read (&quot;{1}&quot;).</source>
        <translation>{0} 已损坏：它对自身的描述无法读取（“{1}”）。</translation>
    </message>
    <message>
        <source>{0} is data, not an experiment; use --data {0}.</source>
        <translation>{0} 是数据，不是实验；请用 --data {0}。</translation>
    </message>
    <message>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} 是空的（0 字节）。</translation>
    </message>
    <message>
        <source>{0} is empty: its shape is {1}.</source>
        <translation>{0} 是空的：形状是 {1}。</translation>
    </message>
    <message>
        <source>{0} is no IDX file: it starts with {1}, but IDX starts with 00 00, a type (08 for bytes) and the number of dimensions (1 to 4).</source>
        <translation>{0} 不是 IDX 文件：它以 {1} 开头，而 IDX 以 00 00、类型（字节为 08）和维数（1 到 4）开头。</translation>
    </message>
    <message>
        <source>{0} is no NPZ archive, or it is damaged: &quot;{1}&quot;.</source>
        <translation>{0} 不是 NPZ 压缩包，或已损坏：“{1}”。</translation>
    </message>
    <message>
        <source>{0} is no Parquet file: it starts with {1}, not with PAR1.</source>
        <translation>{0} 不是 Parquet 文件：它以 {1} 开头，而不是 PAR1。</translation>
    </message>
    <message>
        <source>{0} is no text table: it is {1}.</source>
        <translation>{0} 不是文本表格，而是{1}。</translation>
    </message>
    <message>
        <source>{0} is not a file, so no run can be read from it.</source>
        <translation>{0} 不是文件，无法从中读取运行。</translation>
    </message>
    <message>
        <source>{0} is not a run file of guiprac, or is cut off at its beginning.</source>
        <translation>{0} 不是 guiprac 的运行文件，或开头被截断。</translation>
    </message>
    <message>
        <source>{0} is not a text file in UTF-8 (byte {1}).</source>
        <translation>{0} 不是 UTF-8 文本文件（第 {1} 字节）。</translation>
    </message>
    <message>
        <source>{0} is not in NPY format: it starts with {1}.</source>
        <translation>{0} 不是 NPY 格式：它以 {1} 开头。</translation>
    </message>
    <message>
        <source>{0} is not valid TOML: &quot;{1}&quot;.</source>
        <translation>{0} 不是合法的 TOML：“{1}”。</translation>
    </message>
    <message>
        <source>{0} is not {1} numbers, as the network {2} has</source>
        <translation>{0} 不是 {1} 个数，与网络 {2} 不符</translation>
    </message>
    <message>
        <source>{0} is of no known kind; CSV, TSV, Parquet, NPZ, NPY and IDX files are read. Its name should end with .csv, .tsv, .parquet, .npz or .npy.</source>
        <translation>{0} 的类型未知；可以读取 CSV、TSV、Parquet、NPZ、NPY 和 IDX 文件。文件名应以 .csv、.tsv、.parquet、.npz 或 .npy 结尾。</translation>
    </message>
    <message>
        <source>{0} is read as {1}</source>
        <translation>{0} 读作 {1}</translation>
    </message>
    <message>
        <source>{0} is {1}, not an array of numbers.</source>
        <translation>{0} 是{1}，不是数的数组。</translation>
    </message>
    <message>
        <source>{0} labels</source>
        <translation>{0} 个标签</translation>
    </message>
    <message>
        <source>{0} missing or not finite, filled with the median of train</source>
        <translation>{0} 个缺失或非有限，用训练集的中位数填补</translation>
    </message>
    <message>
        <source>{0} more columns are text with numbers, read likewise.</source>
        <translation>另有 {0} 列是写成文本的数，也照此读取。</translation>
    </message>
    <message>
        <source>{0} row without a target ({1}) is left out.</source>
        <translation>已略去 {0} 行没有目标（{1}）的数据。</translation>
    </message>
    <message>
        <source>{0} rows of {1} columns</source>
        <translation>{1} 列的 {0} 行</translation>
    </message>
    <message>
        <source>{0} rows without a target ({1}) are left out.</source>
        <translation>已略去 {0} 行没有目标（{1}）的数据。</translation>
    </message>
    <message>
        <source>{0} value that is no number counts as missing, the first {1} in row {2}</source>
        <translation>{0} 个不是数的值算作缺失，第一个是第 {2} 行的 {1}</translation>
    </message>
    <message>
        <source>{0} values that are no number count as missing, the first {1} in row {2}</source>
        <translation>{0} 个不是数的值算作缺失，第一个是第 {2} 行的 {1}</translation>
    </message>
    <message>
        <source>{0} was written by another version of guiprac (format {1}, not {2}). Open it with a newer guiprac.</source>
        <translation>{0} 是别的版本的 guiprac 写的（格式 {1}，而不是 {2}）。请用更新的 guiprac 打开。</translation>
    </message>
    <message>
        <source>{0}, from line {1} on: cannot be read as a table parted by {2}; look for a quote that does not close.</source>
        <translation>{0} 从第 {1} 行起：无法当作以{2}分隔的表格读取；请查看有没有未闭合的引号。</translation>
    </message>
    <message>
        <source>{0}, line {1}: a quote opens in or before this line and does not close.</source>
        <translation>{0} 第 {1} 行：在此行或之前有引号没有闭合。</translation>
    </message>
    <message>
        <source>{0}, line {1}: a zero byte, so this is no text table in UTF-8. Is it a binary file, or text in UTF-16?</source>
        <translation>{0} 第 {1} 行：有零字节，所以不是 UTF-8 文本表格。是二进制文件，还是 UTF-16 文本？</translation>
    </message>
    <message>
        <source>{0}, line {1}: the byte {2} is not UTF-8; save the table as UTF-8.</source>
        <translation>{0} 第 {1} 行：字节 {2} 不是 UTF-8；请把表格存为 UTF-8。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} field where the first line has {3}.</source>
        <translation>{0} 第 {1} 行：有 {2} 个字段，而第一行有 {3} 个。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} field where the header has {3}.</source>
        <translation>{0} 第 {1} 行：有 {2} 个字段，而表头有 {3} 个。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} fields where the first line has {3}.</source>
        <translation>{0} 第 {1} 行：有 {2} 个字段，而第一行有 {3} 个。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} fields where the header has {3}.</source>
        <translation>{0} 第 {1} 行：有 {2} 个字段，而表头有 {3} 个。</translation>
    </message>
    <message>
        <source>{0}, restart {1}</source>
        <translation>{0}，重启 {1}</translation>
    </message>
    <message>
        <source>{0}: 0 leaves the {1} part empty; give it a share.</source>
        <translation>{0}：占比为 0 时{1}是空的；请给它一个占比。</translation>
    </message>
    <message>
        <source>{0}: column {1} of {2} has no value in {3} row.</source>
        <translation>{0}：{2} 的列 {1} 有 {3} 行没有值。</translation>
    </message>
    <message>
        <source>{0}: column {1} of {2} has no value in {3} rows.</source>
        <translation>{0}：{2} 的列 {1} 有 {3} 行没有值。</translation>
    </message>
    <message>
        <source>{0}: column {1} of {2} holds lists or records; choose another column.</source>
        <translation>{0}：{2} 的列 {1} 是列表或记录；请选择别的列。</translation>
    </message>
    <message>
        <source>{0}: column {1} of {2} holds neither numbers nor dates, such as {3}; choose another column, or none for the order of the file.</source>
        <translation>{0}：{2} 的列 {1} 既不是数也不是日期，例如 {3}；请选择别的列，或留空以按文件中的顺序。</translation>
    </message>
    <message>
        <source>{0}: column {1} of {2} holds neither numbers nor dates; choose another column, or none for the order of the file.</source>
        <translation>{0}：{2} 的列 {1} 既不是数也不是日期；请选择别的列，或留空以按文件中的顺序。</translation>
    </message>
    <message>
        <source>{0}: every example has {1} = {2}; a classifier needs examples of at least two classes.</source>
        <translation>{0}：所有样本的 {1} 都是 {2}；分类器至少需要两个类别的样本。</translation>
    </message>
    <message>
        <source>{0}: every example is of the one class {1} ({2}); a classifier needs examples of at least two.</source>
        <translation>{0}：所有样本都属于类别 {1}（{2}）；分类器至少需要两个类别的样本。</translation>
    </message>
    <message>
        <source>{0}: expected {1}, but got {2}.</source>
        <translation>{0}：应为 {1}，却是 {2}。</translation>
    </message>
    <message>
        <source>{0}: its columns change their kind too often; this is no table.</source>
        <translation>{0}：各列的类型变得太频繁；这不是表格。</translation>
    </message>
    <message>
        <source>{0}: its first line cannot be read as column names (&quot;{1}&quot;).</source>
        <translation>{0}：第一行无法当作列名读取（“{1}”）。</translation>
    </message>
    <message>
        <source>{0}: its first line is longer than {1} MB; this is no table.</source>
        <translation>{0}：第一行超过 {1} MB；这不是表格。</translation>
    </message>
    <message>
        <source>{0}: its lines end in CR alone; save it with the line ends LF or CR LF.</source>
        <translation>{0}：行尾只有 CR；请以 LF 或 CR LF 行尾保存。</translation>
    </message>
    <message>
        <source>{0}: the array {1}</source>
        <translation>{0}：数组 {1}</translation>
    </message>
    <message>
        <source>{0}: the array {1} ends too early; it should have {2} bytes, but the archive holds {3}.</source>
        <translation>{0}：数组 {1} 结束得太早；应有 {2} 字节，而压缩包中只有 {3} 字节。</translation>
    </message>
    <message>
        <source>{0}: the array {1} is packed in a way that NumPy does not write.</source>
        <translation>{0}：数组 {1} 的压缩方式不是 NumPy 所用的。</translation>
    </message>
    <message>
        <source>{0}: the gzip data is cut off before its end.</source>
        <translation>{0}：gzip 数据在结束前被截断。</translation>
    </message>
    <message>
        <source>{0}: the gzip data is damaged (&quot;{1}&quot;).</source>
        <translation>{0}：gzip 数据已损坏（“{1}”）。</translation>
    </message>
    <message>
        <source>{0}: the run cannot go on, because its state does not fit {1} as it is now. Was the data changed since the run was saved?</source>
        <translation>{0}：运行无法继续，因为它的状态与现在的 {1} 不符。保存之后数据是不是改动过？</translation>
    </message>
    <message>
        <source>{0}: the target {1} is {2} in row {3}, which is beyond float32 (3.4e38). Scale the target down.</source>
        <translation>{0}：目标 {1} 在第 {3} 行是 {2}，超出了 float32 的范围（3.4e38）。请把目标缩小。</translation>
    </message>
    <message>
        <source>{0}: {1} has no array {2}.</source>
        <translation>{0}：{1} 没有数组 {2}。</translation>
    </message>
    <message>
        <source>{0}: {1} has no column {2}.</source>
        <translation>{0}：{1} 没有列 {2}。</translation>
    </message>
    <message>
        <source>{0}: {1} has the shape {2}, but targets are one value an example (n,). Class numbers are wanted, not rows of 0 and 1.</source>
        <translation>{0}：{1} 的形状是 {2}，而目标是每个样本一个值 (n,)。需要类别编号，而不是由 0 和 1 组成的行。</translation>
    </message>
    <message>
        <source>{0}: {1} has {2} examples, but {3} has {4} targets.</source>
        <translation>{0}：{1} 有 {2} 个样本，而 {3} 有 {4} 个目标。</translation>
    </message>
    <message>
        <source>{0}: {1} holds texts that are not valid Unicode.</source>
        <translation>{0}：{1} 中有不是合法 Unicode 的文本。</translation>
    </message>
    <message>
        <source>{0}: {1} holds {2} ({3}); only plain numbers are read. Save it as float32.</source>
        <translation>{0}：{1} 中是{2}（{3}）；只能读取普通的数。请存为 float32。</translation>
    </message>
    <message>
        <source>{0}: {1} is a single value, but an array with a row an example was expected.</source>
        <translation>{0}：{1} 是单个值，而这里需要每个样本一行的数组。</translation>
    </message>
    <message>
        <source>{0}: {1} is not one of {2}.</source>
        <translation>{0}：{1} 不在可选值之中：{2}。</translation>
    </message>
    <message>
        <source>{0}: {1} is not {2}.</source>
        <translation>{0}：{1} 超出范围（{2}）。</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} examples leaves {3} empty; give it a larger share or take more examples.</source>
        <translation>{0}：从 {2} 个样本中取 {1}，{3}会是空的；请加大占比或增加样本。</translation>
    </message>
    <message>
        <source>{0}: {1} value of {2} is NaN or infinite or beyond float32 (3.4e38), the first at [{3}] (counted from 0). Replace or remove them.</source>
        <translation>{0}：{2}有 {1} 个值是 NaN、无穷大或超出 float32（3.4e38），第一个在 [{3}]（从 0 数起）。请替换或去掉。</translation>
    </message>
    <message>
        <source>{0}: {1} value of {2} is NaN or infinite, the first at [{3}] (counted from 0). Replace or remove them.</source>
        <translation>{0}：{2}有 {1} 个值是 NaN 或无穷大，第一个在 [{3}]（从 0 数起）。请替换或去掉。</translation>
    </message>
    <message>
        <source>{0}: {1} values of {2} are NaN or infinite or beyond float32 (3.4e38), the first at [{3}] (counted from 0). Replace or remove them.</source>
        <translation>{0}：{2}有 {1} 个值是 NaN、无穷大或超出 float32（3.4e38），第一个在 [{3}]（从 0 数起）。请替换或去掉。</translation>
    </message>
    <message>
        <source>{0}: {1} values of {2} are NaN or infinite, the first at [{3}] (counted from 0). Replace or remove them.</source>
        <translation>{0}：{2}有 {1} 个值是 NaN 或无穷大，第一个在 [{3}]（从 0 数起）。请替换或去掉。</translation>
    </message>
    <message>
        <source>{0}: {1} would take {2} of memory, but at most {3} may be used for data. Take a part of it.</source>
        <translation>{0}：{1}需要 {2} 内存，而数据最多可用 {3}。请只取一部分。</translation>
    </message>
    <message>
        <source>μ and σ are measured on train, dev and test together, so dev and test leak into training (S19). Take them from train.</source>
        <translation>μ 和 σ 是在训练集、开发集和测试集上一起测量的，所以开发集和测试集泄漏到了训练中（S19）。请只从训练集测量。</translation>
    </message>
    <message>
        <source>… ({0} more)</source>
        <translation>…（另有 {0} 个）</translation>
    </message>
</context>
<context>
    <name>studies</name>
    <message>
        <source>Drawing contours</source>
        <translation>绘制等高线</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Measuring curvature</source>
        <translation>测量曲率</translation>
    </message>
    <message>
        <source>Racing</source>
        <translation>竞赛中</translation>
    </message>
    <message>
        <source>Telling parts apart</source>
        <translation>区分两部分</translation>
    </message>
    <message>
        <source>Training twins</source>
        <translation>训练孪生中</translation>
    </message>
</context>
<context>
    <name>trainer</name>
    <message>
        <source>1 + A²</source>
        <translation>1 + A²</translation>
    </message>
    <message>
        <source>1 - A</source>
        <translation>1 - A</translation>
    </message>
    <message>
        <source>1 - A², that of tanh,</source>
        <translation>1 - A²（那是 tanh 的）</translation>
    </message>
    <message>
        <source>1 - Z²</source>
        <translation>1 - Z²</translation>
    </message>
    <message>
        <source>1 where Z &lt; 0</source>
        <translation>Z &lt; 0 处为 1</translation>
    </message>
    <message>
        <source>1 where Z &gt; 0, else 0</source>
        <translation>Z &gt; 0 处为 1，其余为 0</translation>
    </message>
    <message>
        <source>1 where Z &gt; 0, else 0.01</source>
        <translation>Z &gt; 0 处为 1，其余为 0.01</translation>
    </message>
    <message>
        <source>1 where Z &gt; 0, that of ReLU,</source>
        <translation>Z &gt; 0 处为 1（那是 ReLU 的）</translation>
    </message>
    <message>
        <source>1/keep_prob is missing (keep_prob = {0})</source>
        <translation>漏了 1/keep_prob (keep_prob = {0})</translation>
    </message>
    <message>
        <source>1/keep_prob is missing in layer {l}: dA{l} · D{l} is not divided by keep_prob = {keep}</source>
        <translation>第 {l} 层漏了 1/keep_prob：dA{l} · D{l} 没有除以 keep_prob = {keep}</translation>
    </message>
    <message>
        <source>1/m is missing in the output&apos;s error: every layer has a sum over the {m} examples where a mean belongs</source>
        <translation>输出误差里漏了 1/m：各层都是对 {m} 个样本求和，而该求平均</translation>
    </message>
    <message>
        <source>A itself</source>
        <translation>A 本身</translation>
    </message>
    <message>
        <source>Acceptable: {0} derivatives agree with two-sided differences ({1}).</source>
        <translation>可接受：{0} 个导数与双侧差分一致（{1}）。</translation>
    </message>
    <message>
        <source>A²</source>
        <translation>A²</translation>
    </message>
    <message>
        <source>A·(1 - A), that of sigmoid,</source>
        <translation>A·(1 - A)（那是 sigmoid 的）</translation>
    </message>
    <message>
        <source>Correct: {0} derivatives agree with two-sided differences ({1}).</source>
        <translation>正确：{0} 个导数与双侧差分一致（{1}）。</translation>
    </message>
    <message>
        <source>Examples are in columns.</source>
        <translation>样本按列排。</translation>
    </message>
    <message>
        <source>Examples are in rows; rows and columns here are those of the transposed W.</source>
        <translation>样本按行排；这里的行和列指的是 W 转置后的行和列。</translation>
    </message>
    <message>
        <source>J is infinite or not a number at these parameters, so there is nothing to check</source>
        <translation>在这些参数处 J 是无穷大或不是数，所以没有什么可检验</translation>
    </message>
    <message>
        <source>J was taken with another dropout mask on each side of θ ± ε, so that their difference is the noise of the masks over 2ε, not a derivative</source>
        <translation>在 θ ± ε 两侧算 J 时用了不同的随机失活掩码，所以它们的差是掩码的噪声除以 2ε，而不是导数</translation>
    </message>
    <message>
        <source>Large ε reach across corners of ReLU, where no law holds.</source>
        <translation>ε 太大会跨过 ReLU 的拐点，那里没有规律可言。</translation>
    </message>
    <message>
        <source>No gradient: every block is zero, too small to check, or on a corner of J.</source>
        <translation>没有梯度：每一块不是零，就是小得无法检验，或者在 J 的拐点上。</translation>
    </message>
    <message>
        <source>No gradient: {0} derivatives are zero, analytic and numeric.</source>
        <translation>没有梯度：{0} 个导数都是零，解析的和数值的都是。</translation>
    </message>
    <message>
        <source>No gradient: {0}.</source>
        <translation>没有梯度：{0}。</translation>
    </message>
    <message>
        <source>Nothing to compare in {0}.</source>
        <translation>{0} 中没有可比较的。</translation>
    </message>
    <message>
        <source>Nothing was checked.</source>
        <translation>什么也没有检验。</translation>
    </message>
    <message>
        <source>One dropout mask was held for the whole check (S28).</source>
        <translation>整个检验过程中固定使用同一个随机失活掩码 (S28)。</translation>
    </message>
    <message>
        <source>One-sided (error O(ε)) {0}.</source>
        <translation>单侧差分（误差 O(ε)）：{0}。</translation>
    </message>
    <message>
        <source>Suspicious: {0}</source>
        <translation>可疑：{0}</translation>
    </message>
    <message>
        <source>The check uses ε = {0}.</source>
        <translation>检验用的是 ε = {0}。</translation>
    </message>
    <message>
        <source>The cost J became infinite or not a number at step {0}.</source>
        <translation>代价 J 在第 {0} 步变成了无穷大或不是数。</translation>
    </message>
    <message>
        <source>The cost is that of {0} layers with {1}.</source>
        <translation>代价函数对应 {0} 隐藏层加{1}。</translation>
    </message>
    <message>
        <source>The cost is that of {0}.</source>
        <translation>代价函数对应{0}。</translation>
    </message>
    <message>
        <source>The gradient became infinite or not a number at step {0}.</source>
        <translation>梯度在第 {0} 步变成了无穷大或不是数。</translation>
    </message>
    <message>
        <source>The same in {0}.</source>
        <translation>{0} 也一样。</translation>
    </message>
    <message>
        <source>There is no gradient here: J does not change with these parameters.</source>
        <translation>这里没有梯度：J 不随这些参数变化。</translation>
    </message>
    <message>
        <source>Try a smaller learning rate than {0}, or normalize the inputs.</source>
        <translation>请用小于 {0} 的学习率，或归一化输入。</translation>
    </message>
    <message>
        <source>Try a smaller learning rate than {0}.</source>
        <translation>请用小于 {0} 的学习率。</translation>
    </message>
    <message>
        <source>Two-sided (error O(ε²)) {0}.</source>
        <translation>双侧差分（误差 O(ε²)）：{0}。</translation>
    </message>
    <message>
        <source>With a new mask at each call, J is not one function of the parameters (S28): hold the mask for the check, or turn dropout off.</source>
        <translation>每次计算都换新掩码，J 就不是参数的同一个函数 (S28)：检验时请固定掩码，或关掉随机失活。</translation>
    </message>
    <message>
        <source>Wrong: {0}</source>
        <translation>错误：{0}</translation>
    </message>
    <message>
        <source>Z·(1 - Z)</source>
        <translation>Z·(1 - Z)</translation>
    </message>
    <message>
        <source>a linear output and ½(ŷ - y)²</source>
        <translation>线性输出和 ½(ŷ - y)²</translation>
    </message>
    <message>
        <source>a mean over n_train = {0} where one over the {1} examples belongs</source>
        <translation>该对这 {1} 个样本求平均，却对 n_train = {0} 求了平均</translation>
    </message>
    <message>
        <source>a sum over the {0} examples where a mean belongs (1/m is missing)</source>
        <translation>该对 {0} 个样本求平均，却求了和（漏了 1/m）</translation>
    </message>
    <message>
        <source>agrees exactly at every ε</source>
        <translation>在每个 ε 处都完全一致</translation>
    </message>
    <message>
        <source>agrees in every block</source>
        <translation>每一块都一致</translation>
    </message>
    <message>
        <source>all {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>dA{l} is made with W{above} where its transpose belongs: dA{l} = W{above}ᵀ · dZ{above}</source>
        <translation>算 dA{l} 时用了 W{above}，而该用它的转置：dA{l} = W{above}ᵀ · dZ{above}</translation>
    </message>
    <message>
        <source>data term alone: {0}</source>
        <translation>单看数据项：{0}</translation>
    </message>
    <message>
        <source>differs as well; {0} comes before it on the way back: mend that first</source>
        <translation>也不对；反向传播时 {0} 在它之前：请先改好那里</translation>
    </message>
    <message>
        <source>divided by keep_prob = {0} once too often</source>
        <translation>多除了一次 keep_prob = {0}</translation>
    </message>
    <message>
        <source>divided by m = {0} twice</source>
        <translation>除了两次 m = {0}</translation>
    </message>
    <message>
        <source>d{0} carries a penalty that J does not hold</source>
        <translation>d{0} 带有 J 里没有的惩罚项</translation>
    </message>
    <message>
        <source>d{0} carries a penalty, {1}, but J penalizes no bias</source>
        <translation>d{0} 带有惩罚项 {1}，但 J 不惩罚偏置</translation>
    </message>
    <message>
        <source>d{0} carries {1}, which J does not hold</source>
        <translation>d{0} 带有 J 里没有的 {1}</translation>
    </message>
    <message>
        <source>d{0} has its sign flipped</source>
        <translation>d{0} 的符号反了</translation>
    </message>
    <message>
        <source>d{0} is a mean over the units as well as the examples: every unit has the same</source>
        <translation>d{0} 除了对样本，还对单元求了平均：每个单元的值都一样</translation>
    </message>
    <message>
        <source>d{0} is all zero, but J depends on {0}</source>
        <translation>d{0} 全是零，但 J 与 {0} 有关</translation>
    </message>
    <message>
        <source>d{0} is infinite or not a number</source>
        <translation>d{0} 是无穷大或不是数</translation>
    </message>
    <message>
        <source>d{0} is not zero, but J does not depend on {0}</source>
        <translation>d{0} 不是零，但 J 与 {0} 无关</translation>
    </message>
    <message>
        <source>d{0} is shifted by one {1}</source>
        <translation>d{0} 错开了一个{1}</translation>
    </message>
    <message>
        <source>d{0} is summed over the units as well as the examples: every unit has the same</source>
        <translation>d{0} 除了对样本，还对单元求了和：每个单元的值都一样</translation>
    </message>
    <message>
        <source>d{0} is transposed</source>
        <translation>d{0} 被转置了</translation>
    </message>
    <message>
        <source>d{0} is {1} times the numeric gradient</source>
        <translation>d{0} 是数值梯度的 {1} 倍</translation>
    </message>
    <message>
        <source>d{0} is {1} times the numeric gradient: {2}</source>
        <translation>d{0} 是数值梯度的 {1} 倍：{2}</translation>
    </message>
    <message>
        <source>each example is compared with the target of the one before it: the targets are shifted by one</source>
        <translation>每个样本都与前一个样本的目标比较：目标错开了一位</translation>
    </message>
    <message>
        <source>every entry lies on a corner of J, where it has no derivative</source>
        <translation>每个元素都在 J 的拐点上，那里没有导数</translation>
    </message>
    <message>
        <source>falls as ε^{0}</source>
        <translation>按 ε^{0} 下降</translation>
    </message>
    <message>
        <source>follows from {0}: nothing else is wrong here</source>
        <translation>由 {0} 引起：这里没有别的错误</translation>
    </message>
    <message>
        <source>hardly falls with ε</source>
        <translation>几乎不随 ε 下降</translation>
    </message>
    <message>
        <source>hardly rises again</source>
        <translation>几乎不再上升</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>its square</source>
        <translation>它的平方</translation>
    </message>
    <message>
        <source>kink: {0}; all others match</source>
        <translation>拐点：{0}；其余都相符</translation>
    </message>
    <message>
        <source>layer {l} is divided by keep_prob = {keep} twice in backpropagation</source>
        <translation>反向传播时第 {l} 层除了两次 keep_prob = {keep}</translation>
    </message>
    <message>
        <source>matches exactly</source>
        <translation>完全相符</translation>
    </message>
    <message>
        <source>matches to {0} digits</source>
        <translation>{0} 位数字相符</translation>
    </message>
    <message>
        <source>matches to {0} digits only: acceptable, but look at it</source>
        <translation>只有 {0} 位数字相符：可以接受，但最好看一看</translation>
    </message>
    <message>
        <source>no gradient here: all of it is zero</source>
        <translation>这里没有梯度：全是零</translation>
    </message>
    <message>
        <source>nothing to compare</source>
        <translation>没有可比较的</translation>
    </message>
    <message>
        <source>one {0} of d{1} differs: {2} {3}</source>
        <translation>d{1} 有一{0}不对：{2} {3}</translation>
    </message>
    <message>
        <source>one {0} of d{1} differs: {2} {3}, {4} times the numeric gradient</source>
        <translation>d{1} 有一{0}不对：{2} {3}，是数值梯度的 {4} 倍</translation>
    </message>
    <message>
        <source>penalty alone: d{0} is {1} times the numeric gradient</source>
        <translation>单看惩罚项：d{0} 是数值梯度的 {1} 倍</translation>
    </message>
    <message>
        <source>penalty alone: {0}</source>
        <translation>单看惩罚项：{0}</translation>
    </message>
    <message>
        <source>rises as ε^{0}, which is round-off</source>
        <translation>按 ε^{0} 上升，这是舍入误差</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>sigmoid and cross-entropy</source>
        <translation>sigmoid 和交叉熵</translation>
    </message>
    <message>
        <source>softmax and cross-entropy</source>
        <translation>softmax 和交叉熵</translation>
    </message>
    <message>
        <source>suspicious in {0}</source>
        <translation>可疑之处：{0}</translation>
    </message>
    <message>
        <source>taken of the masked A</source>
        <translation>用了加掩码后的 A</translation>
    </message>
    <message>
        <source>the derivative of {g} in layer {l} is wrong: {wrong} where {slope} belongs</source>
        <translation>第 {l} 层 {g} 的导数错了：该是 {slope}，却用了 {wrong}</translation>
    </message>
    <message>
        <source>the derivative of {g} is missing in layer {l}: dZ{l} = dA{l} · ({slope}) with A = A{l}</source>
        <translation>第 {l} 层漏了 {g} 的导数：dZ{l} = dA{l} · ({slope})，其中 A = A{l}</translation>
    </message>
    <message>
        <source>the dropout mask of layer {l} is not reused in backpropagation: dA{l} · D{l} / keep_prob is missing</source>
        <translation>反向传播没有再用第 {l} 层的随机失活掩码：漏了 dA{l} · D{l} / keep_prob</translation>
    </message>
    <message>
        <source>the first example is left out of the gradient, though J counts it: off by one in the batch</source>
        <translation>梯度漏掉了第一个样本，而 J 算上了它：批次里差了一个</translation>
    </message>
    <message>
        <source>the gradient is the mean over all examples but the first, though J counts it: off by one in the batch</source>
        <translation>梯度是除第一个以外所有样本的平均，而 J 算上了它：批次里差了一个</translation>
    </message>
    <message>
        <source>the gradient is the mean over all examples but the last, though J counts it: off by one in the batch</source>
        <translation>梯度是除最后一个以外所有样本的平均，而 J 算上了它：批次里差了一个</translation>
    </message>
    <message>
        <source>the last example is left out of the gradient, though J counts it: off by one in the batch</source>
        <translation>梯度漏掉了最后一个样本，而 J 算上了它：批次里差了一个</translation>
    </message>
    <message>
        <source>the sign of the output&apos;s error is flipped: y - ŷ where ŷ - y belongs, in every layer</source>
        <translation>输出误差的符号反了：该是 ŷ - y，却用了 y - ŷ，各层都受影响</translation>
    </message>
    <message>
        <source>the {0}s of d{1} are in reverse order</source>
        <translation>d{1} 的{0}顺序反了</translation>
    </message>
    <message>
        <source>there is no penalty in J</source>
        <translation>J 里没有惩罚项</translation>
    </message>
    <message>
        <source>too small to check: the largest derivative is {0}, and rounding alone makes differences of {1}; a larger ε resolves more</source>
        <translation>小得无法检验：最大的导数是 {0}，而单是舍入就造成 {1} 的差；ε 大一些能分辨得更细</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>wrong in {0}</source>
        <translation>错误之处：{0}</translation>
    </message>
    <message>
        <source>{0} agree.</source>
        <translation>{0} 一致。</translation>
    </message>
    <message>
        <source>{0} agrees.</source>
        <translation>{0} 一致。</translation>
    </message>
    <message>
        <source>{0} are off, too.</source>
        <translation>{0} 也不对。</translation>
    </message>
    <message>
        <source>{0} differs most ({1}).</source>
        <translation>{0} 差得最多（{1}）。</translation>
    </message>
    <message>
        <source>{0} entries sit within ε of a corner, where J has no derivative</source>
        <translation>{0} 个元素离拐点不到 ε，J 在那里没有导数</translation>
    </message>
    <message>
        <source>{0} entries sit within ε of a corner, where J has no derivative, and are left out</source>
        <translation>{0} 个元素离拐点不到 ε，J 在那里没有导数，已略去</translation>
    </message>
    <message>
        <source>{0} entry sits within ε of a corner, where J has no derivative</source>
        <translation>{0} 个元素离拐点不到 ε，J 在那里没有导数</translation>
    </message>
    <message>
        <source>{0} entry sits within ε of a corner, where J has no derivative, and is left out</source>
        <translation>{0} 个元素离拐点不到 ε，J 在那里没有导数，已略去</translation>
    </message>
    <message>
        <source>{0} example on ReLU&apos;s corner left out.</source>
        <translation>略去了 {0} 个在 ReLU 拐点上的样本。</translation>
    </message>
    <message>
        <source>{0} examples on ReLU&apos;s corner left out.</source>
        <translation>略去了 {0} 个在 ReLU 拐点上的样本。</translation>
    </message>
    <message>
        <source>{0} follow from it.</source>
        <translation>{0} 由此引起。</translation>
    </message>
    <message>
        <source>{0} follows from it.</source>
        <translation>{0} 由此引起。</translation>
    </message>
    <message>
        <source>{0} has half the penalty&apos;s gradient: {2} where {1} belongs</source>
        <translation>{0} 只有惩罚项梯度的一半：该是 {1}，却是 {2}</translation>
    </message>
    <message>
        <source>{0} has the penalty&apos;s gradient ({1}) with its sign flipped</source>
        <translation>{0} 的惩罚项梯度 ({1}) 符号反了</translation>
    </message>
    <message>
        <source>{0} has the penalty&apos;s gradient divided by m twice; {1} belongs</source>
        <translation>{0} 的惩罚项梯度除了两次 m；该是 {1}</translation>
    </message>
    <message>
        <source>{0} has twice the penalty&apos;s gradient: the ½ of the penalty in J was overlooked? {1} belongs</source>
        <translation>{0} 的惩罚项梯度大了一倍：是不是忘了 J 中惩罚项的 ½？该是 {1}</translation>
    </message>
    <message>
        <source>{0} has {2} where {1} belongs: 1/m is missing</source>
        <translation>{0} 该有 {1}，却是 {2}：漏了 1/m</translation>
    </message>
    <message>
        <source>{0} is off, too.</source>
        <translation>{0} 也不对。</translation>
    </message>
    <message>
        <source>{0} lacks the penalty&apos;s gradient ({1})</source>
        <translation>{0} 漏了惩罚项的梯度 ({1})</translation>
    </message>
    <message>
        <source>{0} lacks the {1} penalty&apos;s gradient ({2})</source>
        <translation>{0} 漏了 {1} 惩罚项的梯度 ({2})</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 中的 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} derivatives of {2} differ, most at {2}[{3}]: {4} where the difference is {5}</source>
        <translation>{2} 的 {1} 个导数中有 {0} 个不对，差得最多的是 {2}[{3}]：算出 {4}，而差分是 {5}</translation>
    </message>
    <message>
        <source>{0}, is least ({1}) at ε = {2} and then {3}</source>
        <translation>{0}，在 ε = {2} 处最小（{1}），之后{3}</translation>
    </message>
    <message>
        <source>{0}, too large: a sum where a mean belongs, or 4/m for 1/m?</source>
        <translation>{0}，太大了：是该求平均却求了和，还是把 1/m 写成了 4/m？</translation>
    </message>
    <message>
        <source>{0}: its sign is flipped, too</source>
        <translation>{0}：符号也反了</translation>
    </message>
    <message>
        <source>{0}: {1} ({2}).</source>
        <translation>{0}：{1}（{2}）。</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>{0}; {1}, and counted in</source>
        <translation>{0}；{1}，已计算在内</translation>
    </message>
    <message>
        <source>{dW} is made with A{below} as it was before dropout</source>
        <translation>算 {dW} 用的是随机失活之前的 A{below}</translation>
    </message>
    <message>
        <source>{dW} is made with A{below} of the parameters one step before: a stale cache</source>
        <translation>算 {dW} 用的是上一步参数的 A{below}：缓存过期了</translation>
    </message>
    <message>
        <source>{dW} is made with Z{below} where A{below} belongs</source>
        <translation>算 {dW} 该用 A{below}，却用了 Z{below}</translation>
    </message>
    <message>
        <source>{dW} multiplies each example&apos;s error with A{below} of the example before it: the batches are shifted</source>
        <translation>算 {dW} 时，每个样本的误差乘的是前一个样本的 A{below}：批次错位了</translation>
    </message>
    <message>
        <source>ŷ·(1 - ŷ) is multiplied into the output&apos;s error: with cross-entropy, dZ{l} is ŷ - y alone</source>
        <translation>输出误差里多乘了 ŷ·(1 - ŷ)：用交叉熵时，dZ{l} 就只是 ŷ - y</translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message>
        <source>The run is not saved.</source>
        <translation>这次运行没有保存。</translation>
    </message>
    <message>
        <source>To keep another one, return to it in the table of runs (Ctrl+R) and save it.</source>
        <translation>要留下别的运行，请在运行表（Ctrl+R）里回到它，再保存。</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 和另外 {1} 个</translation>
    </message>
    <message>
        <source>{0} is not saved.</source>
        <translation>{0} 没有保存。</translation>
    </message>
    <message>
        <source>{0} runs are not saved: {1}.</source>
        <translation>有 {0} 次运行没有保存：{1}。</translation>
    </message>
    <message>
        <source>“Save” keeps the present one; the others are lost with the window.</source>
        <translation>“保存”会留下当前这一次；其余的会随窗口一起丢失。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Bounds: {0}.</source>
        <translation>范围：{0}。</translation>
    </message>
    <message>
        <source>Default: {0}</source>
        <translation>默认：{0}</translation>
    </message>
    <message>
        <source>Default: {0}.</source>
        <translation>默认：{0}。</translation>
    </message>
    <message>
        <source>Glorot, 2/(n[l-1]+n[l])</source>
        <translation>Glorot, 2/(n[l-1]+n[l])</translation>
    </message>
    <message>
        <source>He, 2/n[l-1]</source>
        <translation>He, 2/n[l-1]</translation>
    </message>
    <message>
        <source>In files and on the command line: {0}</source>
        <translation>在文件和命令行中：{0}</translation>
    </message>
    <message>
        <source>One of: {0}.</source>
        <translation>可选：{0}。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Xavier, 1/n[l-1]</source>
        <translation>Xavier, 1/n[l-1]</translation>
    </message>
    <message>
        <source>all zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>dev and test</source>
        <translation>开发集和测试集</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部数据</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>linear (none)</source>
        <translation>线性（无）</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>too large (std 1)</source>
        <translation>过大（标准差 1）</translation>
    </message>
    <message>
        <source>too small (std 0.01)</source>
        <translation>过小（标准差 0.01）</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
</context>
</TS>
